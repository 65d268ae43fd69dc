package org.hourglass.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong component is one compile error, at the component. */
final class ParameterTest {

    @TempDir
    private Path output;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    double rho | `rho`: every component must be declared as a parameter, but got no annotation; add @Param(doc = ..., def = ...)
                    List<Integer> hidden | `hidden`: every component must be declared as a parameter, but got no annotation; add @ListParam(doc = ..., def = ...)
                    @IntParam(doc = "d", def = 1) double rho | `rho`: double must be declared by @Param, but got @IntParam
                    @Param(doc = "d", def = 1) int n | `n`: int must be declared by @IntParam, but got @Param
                    @Param(doc = "d", def = 1) List<Double> n | `n`: List<Double> must be declared by @ListParam, but got @Param
                    @TextParam(doc = "d", def = "round") Shape shape | `shape`: It.Shape must be declared by @ChoiceParam, but got @TextParam
                    @Param(doc = "d", def = 1) float rho | `rho`: must be a double, an int, a long, a boolean, a String, an enum, or a List of Double, Integer, Long or an enum, but got float
                    @ListParam(doc = "d", def = "") List<String> n | `n`: must be a double, an int, a long, a boolean, a String, an enum, or a List of Double, Integer, Long or an enum, but got List<String>
                    @Param(doc = "d", def = 1) @IntParam(doc = "d", def = 1) int n | `n`: must have one annotation, but got Param, IntParam
                    @Param(doc = "d", def = 0.7, min = 1e-4, max = 0.5) double rho | `rho`: the default must be in [1.0E-4, 0.5], but got 0.7
                    @Param(doc = "d", def = Double.NaN) double rho | `rho`: the default must be a finite number, but got NaN
                    @Param(doc = "d", def = 1, min = 3, max = 2) double rho | `rho`: min must not be above max, but got [3.0, 2.0]
                    @Param(doc = "d", def = 1, max = Double.NaN) double rho | `rho`: min must not be above max, but got [-Infinity, NaN]
                    @Param(doc = "d", def = 1, min = 0, log = true) double rho | `rho`: min must be positive for a logarithmic scale, but got 0.0
                    @IntParam(doc = "d", def = 9, min = 1, max = 8, log = true) int codeSize | `code-size`: the default must be in [1, 8], but got 9
                    @IntParam(doc = "d", def = 9, max = 5000000000L) int n | `n`: the bounds of an int must be ints, but got [-9223372036854775808, 5000000000]; use a long
                    @IntParam(doc = "d", def = 5000000000L) int n | `n`: the default must be in [-2147483648, 2147483647], but got 5000000000
                    @ChoiceParam(doc = "d", def = "flat") Shape shape | `shape`: the default must be one of round, very-flat, but got flat
                    @TextParam(doc = "d", def = "A", pattern = "[a-z]") String text | `text`: the default must match [a-z], but got A
                    @TextParam(doc = "d", def = "A", pattern = "[") String text | `text`: pattern must be a regular expression, but got [
                    @ListParam(doc = "d", def = "8, x") List<Integer> n | `n`: an element of the default must be a whole number, but got x
                    @ListParam(doc = "d", def = "8,,8") List<Integer> n | `n`: an element of the default must be a whole number, but got nothing
                    @ListParam(doc = "d", def = "0", min = 1) List<Integer> n | `n`: an element of the default must be in [1, 2147483647], but got 0
                    @ListParam(doc = "d", def = "1", min = 0.5) List<Integer> n | `n`: the bounds of whole numbers must be whole, but got [0.5, Infinity]
                    @ListParam(doc = "d", def = "flat") List<Shape> n | `n`: an element of the default must be one of round, very-flat, but got flat
                    @ListParam(doc = "d", def = "", minSize = 1) List<Double> n | `n`: the default must have from 1 to 64 elements, but got 0
                    @ListParam(doc = "d", def = "", minSize = 3, maxSize = 2) List<Double> n | `n`: sizes must be 0 <= minSize <= maxSize, but got [3, 2]
                    @Param(doc = "", def = 1) double rho | `rho`: doc must say in one line what it means, but got nothing
                    @TextParam(doc = "d", def = "x") String plugin | `plugin`: must not be a key of study files, but got plugin; rename the component
                    @Param(doc = "d", def = 1) double rho_2 | `rho_2`: a component's name must be in camelCase, but got rho_2
                    """)
    void refusesAWrongComponentWhereItStands(String component, String message) {
        assertThat(Compilation.ofComponents(output, component).errors().stream()
                        .map(String::strip)
                        .toList())
                .containsExactly("3: " + message.strip());
    }

    @ParameterizedTest
    @CsvSource({"@Param(doc = \"d\") double rho", "'@Param(def = 1, doc = \"d\", size = 2) double rho'"})
    void leavesToTheCompilerWhatItRefusesItself(String component) {
        assertThat(Compilation.ofComponents(output, component).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).startsWith("3: "));
    }
}
