@echo off
rem Starts Hourglass from an unpacked distribution.
setlocal
for %%H in ("%~dp0..") do set "HOURGLASS_HOME=%%~fH"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>nul || (echo hourglass: Java 17 or newer must be installed, but there is no java; install a JDK 17 or newer, or set JAVA_HOME 1>&2 & exit /b 3)
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=3"
if not defined TF_ENABLE_ONEDNN_OPTS set "TF_ENABLE_ONEDNN_OPTS=1"
"%JAVA%" -XX:+UseSerialGC -Xshare:auto "-Dhourglass.home=%HOURGLASS_HOME%" -Dh2.bindAddress=127.0.0.1 -Djava.awt.headless=true -Dfile.encoding=UTF-8 "-Djava.util.logging.config.file=%HOURGLASS_HOME%\launcher\logging.properties" -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.maxbytes=0 %HOURGLASS_JAVA_OPTIONS% -jar "%HOURGLASS_HOME%\launcher\org.hourglass.launcher.jar" %*
exit /b %ERRORLEVEL%
