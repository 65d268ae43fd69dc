package org.hourglass.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/** The only door to the driver: its server listens on the loopback, or there is none. */
final class H2 {

    private static final String BIND_ADDRESS = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String WRITING = ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private H2() {}

    static Connection connect(Place place, String password) throws SQLException {
        System.setProperty(BIND_ADDRESS, LOOPBACK);
        requireLoopback();
        return connect(place, password, WRITING);
    }

    static Connection connectReadOnly(Place place, String password) throws SQLException {
        return connect(place, password, READ_ONLY);
    }

    private static Connection connect(Place place, String password, String settings) throws SQLException {
        Properties user = new Properties();
        user.put("user", "hourglass");
        user.put("password", password);
        String url = "jdbc:h2:file:" + place.base() + settings;
        return Objects.requireNonNull(new org.h2.Driver().connect(url, user), url);
    }

    /** H2 reads the address once, when it is loaded; where its bundle starts first, only the start script is early enough. */
    private static void requireLoopback() {
        Object address;
        try {
            ClassLoader loader = org.h2.Driver.class.getClassLoader();
            address = Class.forName("org.h2.engine.SysProperties", true, loader)
                    .getField("BIND_ADDRESS")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new HourglassException(ErrorCode.INTERNAL, "h2: must say which address it listens on", e);
        }
        if (!LOOPBACK.equals(address)) {
            throw new HourglassException(
                    ErrorCode.INTERNAL,
                    "h2: must listen on %s alone, but got %s; start Java with -D%s=%s"
                            .formatted(LOOPBACK, address == null ? "every address" : address, BIND_ADDRESS, LOOPBACK));
        }
    }
}
