package org.hourglass.study.internal;

/**
 * Where something stands.
 *
 * @param file the name of the file, or {@link #SETTING}
 * @param line counted from 1
 * @param column counted from 1
 * @param setting the path of the setting that brought it, or nothing
 */
record Place(String file, int line, int column, String setting) {

    /** The name of the file that settings stand in: an argument {@code path=value} is its only line. */
    static final String SETTING = "--set";

    static Place of(String file, int line, int column) {
        return new Place(file, line, column, "");
    }

    static Place setting(String path, int column) {
        return new Place(SETTING, 1, column, path);
    }

    boolean isSetting() {
        return !setting.isEmpty();
    }
}
