/**
 * Starts the workbench: reads feature files, verifies and installs their bundles in a Felix framework of this process, and
 * hands the command line to the command line bundle. A plain jar on the class path, no bundle: it knows no other part of
 * Hourglass, and the contract with the command line is made of JDK types.
 */
@NullMarked
package org.hourglass.launcher;

import org.jspecify.annotations.NullMarked;
