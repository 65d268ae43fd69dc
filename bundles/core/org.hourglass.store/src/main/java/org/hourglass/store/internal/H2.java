package org.hourglass.store.internal;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;

/** The only door to the driver: its server listens on the loopback, or there is none. */
final class H2 {

    private static final String BIND_ADDRESS = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";
    /**
     * WRITE_DELAY: a commit is in the file when it returns. RETENTION_TIME: old pages are kept for 10 s in case of a power
     * cut; H2's 45 s would let the file grow by 20 KB with each epoch of that time.
     */
    private static final String WRITING = ";AUTO_SERVER=TRUE;WRITE_DELAY=0;RETENTION_TIME=10000;LOCK_TIMEOUT=10000";

    private H2() {}

    static Connection connect(Path base, String password) throws SQLException {
        System.setProperty(BIND_ADDRESS, LOOPBACK);
        requireLoopback();
        Connection connection = connect(base, password, WRITING);
        leaveOpenAtExit();
        return connection;
    }

    /** Connects to a database that nobody else knows. */
    static Connection connectAlone(Path base, String password) throws SQLException {
        System.setProperty(BIND_ADDRESS, LOOPBACK);
        return connect(base, password, ";FILE_LOCK=FS");
    }

    static Connection connectReadOnly(Path base, String password) throws SQLException {
        System.setProperty(BIND_ADDRESS, LOOPBACK);
        return connect(base, password, ";ACCESS_MODE_DATA=r;FILE_LOCK=NO");
    }

    private static Connection connect(Path base, String password, String settings) throws SQLException {
        Properties user = new Properties();
        user.put("user", "hourglass");
        user.put("password", password);
        String url = "jdbc:h2:file:" + base + settings;
        return Objects.requireNonNull(new org.h2.Driver().connect(url, user), url);
    }

    /** H2 reads the address once, when it is loaded; where its bundle starts first, only the start script is early enough. */
    private static void requireLoopback() {
        Object address = internal("SysProperties", "BIND_ADDRESS");
        if (!LOOPBACK.equals(address)) {
            throw new HourglassException(
                    ErrorCode.INTERNAL,
                    "h2: must listen on %s alone, but got %s; start Java with -D%s=%s"
                            .formatted(LOOPBACK, address == null ? "every address" : address, BIND_ADDRESS, LOOPBACK));
        }
    }

    /**
     * A host that closes the database at its exit does so in the middle of what others write: it says yes to commits that it
     * drops, and can leave index entries of transactions that are rolled back, which block a key for ever. A process that
     * just ends loses nothing, because a commit is in the file when it returns. H2 has a setting for that, but not together
     * with AUTO_SERVER.
     */
    private static void leaveOpenAtExit() {
        if (internal("OnExitDatabaseCloser", "INSTANCE") instanceof Thread closer) {
            try {
                Runtime.getRuntime().removeShutdownHook(closer);
            } catch (IllegalStateException e) {
                // the exit has begun, and H2 registers nothing any more
                return;
            }
        }
    }

    private static @Nullable Object internal(String type, String name) {
        try {
            Field field = Class.forName("org.h2.engine." + type, true, org.h2.Driver.class.getClassLoader())
                    .getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new HourglassException(
                    ErrorCode.INTERNAL, "h2: must have %s.%s, but is another version".formatted(type, name), e);
        }
    }
}
