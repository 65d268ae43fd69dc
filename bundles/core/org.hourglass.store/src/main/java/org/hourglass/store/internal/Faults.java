package org.hourglass.store.internal;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;

/** What people are told when the database or its folder fails. */
final class Faults {

    /** The host has gone or is going, or another transaction was in the way: say it again. */
    private static final Set<Integer> LOST = Set.of(
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.ERROR_OPENING_DATABASE_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.STATEMENT_WAS_CANCELED,
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.DEADLOCK_1,
            ErrorCode.CONCURRENT_UPDATE_1);

    /** MVStore's numbers for a file that is no database, or is one no more; its messages end with them. */
    private static final Pattern CORRUPT = Pattern.compile("\\[\\d+\\.\\d+\\.\\d+/(5|6|8|9|50|100)\\]");

    private Faults() {}

    /**
     * Says whether the same transaction may succeed when the database is opened again. A host that closes in the middle of a
     * transaction fails in many ways, so a general error is one of them unless it tells of the file itself.
     */
    static boolean lost(SQLException e) {
        boolean broken = LOST.contains(e.getErrorCode())
                || e.getErrorCode() == ErrorCode.GENERAL_ERROR_1
                || String.valueOf(e.getSQLState()).startsWith("08")
                || has(e, cause -> cause instanceof ClosedChannelException || brokenOff(cause));
        return broken && !full(e) && !corrupt(e);
    }

    static HourglassException of(Place place, Throwable e) {
        return new HourglassException(org.hourglass.base.ErrorCode.RESOURCES, sentence(place, e), e);
    }

    private static String sentence(Place place, Throwable e) {
        if (full(e)) {
            return ("%s: must have room to grow, but its disk is full; make room, then `hourglass resume`"
                            + " (what was recorded so far is kept)")
                    .formatted(place.workspace());
        } else if (denied(e)) {
            return "%s: must be writable, but got no permission (%s); give the right to write, or use another workspace"
                    .formatted(place.workspace(), reason(e));
        } else if (e instanceof NoSuchFileException missing
                && String.valueOf(missing.getFile()).equals(place.secret().toString())) {
            return "%s: must be there, it was made with the record; put it back, or move %s away to begin a new record"
                    .formatted(place.secret(), place.file());
        } else if (e instanceof SQLException sql) {
            return sentence(place, sql);
        }
        return "%s: cannot be used (%s); look after the folder, or use another workspace"
                .formatted(place.folder(), reason(e));
    }

    private static String sentence(Place place, SQLException e) {
        if (e.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD) {
            return "%s: must be the password that the record was made with; put the right file back"
                    .formatted(place.secret());
        } else if (corrupt(e)) {
            return ("%s: must be a whole database, but got a damaged file (%s); put a copy of it back,"
                            + " or move it away to begin a new record")
                    .formatted(place.file(), reason(e));
        } else if (lost(e)) {
            return ("%s: must be open here, but another process holds it and does not answer (%s);"
                            + " end that process, or wait until it has ended")
                    .formatted(place.file(), reason(e));
        }
        return "%s: cannot be read or written (%s); look after the disk".formatted(place.file(), reason(e));
    }

    private static boolean corrupt(SQLException e) {
        return e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
                || e.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1
                || has(
                        e,
                        cause -> (cause instanceof EOFException && !brokenOff(cause))
                                || CORRUPT.matcher(String.valueOf(cause.getMessage()))
                                        .find());
    }

    /** The host's answer ended in its middle: it has gone, which tells nothing of the file. */
    private static boolean brokenOff(Throwable cause) {
        return cause instanceof EOFException
                && Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals("org.h2.value.Transfer"));
    }

    static boolean full(Throwable e) {
        return has(e, cause -> {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            return text.contains("no space left")
                    || text.contains("file too large")
                    || text.contains("quota exceeded")
                    || text.contains("not enough space");
        });
    }

    private static boolean denied(Throwable e) {
        return has(
                e,
                cause -> cause instanceof AccessDeniedException
                        || cause instanceof ReadOnlyFileSystemException
                        || (cause instanceof FileSystemException
                                && String.valueOf(cause.getMessage()).contains("Read-only file system"))
                        || String.valueOf(cause.getMessage()).contains("Permission denied"));
    }

    private static boolean has(Throwable e, Predicate<Throwable> what) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (what.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the innermost cause in one line. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        for (@Nullable Throwable next = e; next != null; next = next.getCause()) {
            cause = next;
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.lines().findFirst().orElse("").replaceFirst(" \\[\\d+[-/]\\d+\\]$", "");
    }
}
