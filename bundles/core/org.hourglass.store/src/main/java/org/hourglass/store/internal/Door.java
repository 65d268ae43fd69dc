package org.hourglass.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * The way in: one process at a time opens the database, so that two which start together agree on the password, on the schema
 * and on who is the database's host.
 */
final class Door {

    /** In one process there is one file lock, so that its threads need a lock of their own. */
    private static final Object THREADS = new Object();

    private static final int CONNECT_MILLIS = 1000;

    private final Place place;
    private final Duration patience;

    Door(Place place, Duration patience) {
        this.place = place;
        this.patience = patience;
    }

    /** Opens the database, and makes it where there is none. */
    Transaction open() throws IOException, SQLException {
        Files.createDirectories(place.folder());
        synchronized (THREADS) {
            try (FileChannel channel = FileChannel.open(
                            place.doorFile(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                assert lock.isValid();
                if (!place.exists()) {
                    make();
                }
                forgetDeadHost(channel);
                Connection connection = H2.connect(place.base(), Secret.read(place));
                write(channel, here());
                return migrated(connection);
            }
        }
    }

    /** Makes the database beside its place: what stands in its place is whole, whenever a process is killed. */
    private void make() throws IOException, SQLException {
        Files.deleteIfExists(place.newFile());
        try (Connection connection = H2.connectAlone(place.newBase(), Secret.readOrMake(place))) {
            Migrations.run(new Transaction(connection));
        }
        Files.move(place.newFile(), place.file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens the database where nothing can be written: nobody else can be its host. */
    Transaction openReadOnly() throws IOException, SQLException {
        Connection connection = connectReadOnly(Secret.read(place));
        Transaction tx = new Transaction(connection);
        if (Migrations.needed(tx, place)) {
            connection.close();
            throw new IOException("the record is from an older version and must be brought up to date first");
        }
        connection.setAutoCommit(false);
        return tx;
    }

    /** H2 takes what a killed host left for a living one, also behind a link; beside a copy there is nothing. */
    private Connection connectReadOnly(String password) throws IOException, SQLException {
        if (!Files.exists(place.hostFile())) {
            return H2.connectReadOnly(place.base(), password);
        }
        Path elsewhere = Files.createTempDirectory("hourglass");
        Path copy = elsewhere.resolve(place.file().getFileName());
        try {
            Files.copy(place.file(), copy);
            return H2.connectReadOnly(elsewhere.resolve(place.base().getFileName()), password);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(elsewhere);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        for (FileLock lock = channel.tryLock(); ; lock = channel.tryLock()) {
            if (lock != null) {
                return lock;
            } else if (System.nanoTime() > end) {
                throw new IOException(
                        "another process has been opening the record for %d s".formatted(patience.toSeconds()));
            }
            Pause.millis(10);
        }
    }

    private Transaction migrated(Connection connection) throws SQLException {
        Transaction tx = new Transaction(connection);
        try {
            if (Migrations.needed(tx, place)) {
                Migrations.run(tx);
            }
            connection.setAutoCommit(false);
            return tx;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Removes what a killed host left, which H2 would else watch for seconds. Safe: hosts are made behind the door only, and
     * the database file itself is locked by a living one.
     */
    private void forgetDeadHost(FileChannel door) throws IOException {
        if (Files.exists(place.hostFile()) && (copied(door) || !hostAnswers())) {
            Files.deleteIfExists(place.hostFile());
        }
    }

    /**
     * Says whether the folder was copied while a host had it open: that one answers for the original, and who believed it
     * would write there.
     */
    private boolean copied(FileChannel door) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) door.size());
        int length = door.read(content, 0);
        return length > 0 && !here().equals(new String(content.array(), 0, length, StandardCharsets.UTF_8));
    }

    private String here() throws IOException {
        return place.folder().toRealPath().toString();
    }

    private static void write(FileChannel door, String text) throws IOException {
        door.truncate(0);
        door.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Asks the host in a way that it answers with a complaint; H2 itself would wait for a stopped process for ever. */
    private boolean hostAnswers() throws IOException {
        Properties host = new Properties();
        try (InputStream in = Files.newInputStream(place.hostFile())) {
            host.load(in);
        } catch (IllegalArgumentException e) {
            return false;
        }
        String[] address = host.getProperty("server", "").split(":", 2);
        if (address.length != 2 || !address[1].matches("\\d{1,5}")) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])), CONNECT_MILLIS);
            socket.setSoTimeout((int) patience.toMillis());
            socket.getOutputStream().write(new byte[8]);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    ("%s: the process that opened it first must answer, but got nothing for %d s; let it go on"
                                    + " (`fg` if it was stopped with Ctrl-Z), or end it")
                            .formatted(place.file(), patience.toSeconds()),
                    e);
        } catch (IOException e) {
            return false;
        }
    }
}
