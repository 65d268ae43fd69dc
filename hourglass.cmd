@echo off
rem Builds the product when it is missing, then starts it. (After a change of sources: mvn package, or delete distribution\target.)
setlocal
set "ROOT=%~dp0"
set "PRODUCT="
for /d %%D in ("%ROOT%distribution\target\hourglass-*") do if exist "%%D\.complete" set "PRODUCT=%%D"
if defined PRODUCT goto start

where mvn >nul 2>nul || (echo hourglass: Maven must be installed to build Hourglass, but there is no mvn on the PATH; install Maven 3.8 or newer 1>&2 & exit /b 3)
echo hourglass: building for the first time; this downloads about 400 MB and takes a few minutes 1>&2
pushd "%ROOT%"
call mvn -B -q -Dquick -DskipTests -Dspotless.check.skip -Dskip.zip -pl distribution -am package 1>&2
if errorlevel 1 (popd & echo hourglass: Maven must build the product, but failed as shown 1>&2 & exit /b 3)
popd
for /d %%D in ("%ROOT%distribution\target\hourglass-*") do set "PRODUCT=%%D"
type nul > "%PRODUCT%\.complete"

:start
call "%PRODUCT%\bin\hourglass.cmd" %*
exit /b %ERRORLEVEL%
