package org.hourglass.processor;

/** What is wrong with a declaration, said to its author. */
final class Fault extends Exception {

    private static final long serialVersionUID = 1;

    Fault(String format, Object... values) {
        super(format.formatted(values));
    }

    /** Returns the message, which is never null. */
    String text() {
        return String.valueOf(getMessage());
    }

    static void unless(boolean holds, String format, Object... values) throws Fault {
        if (!holds) {
            throw new Fault(format, values);
        }
    }
}
