package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test.accuracy >= 90% | test_accuracy_at_least_90_percent",
        "validation.error<1e-3 | validation_error_below_1e_minus_3",
        "300 >= parameters | _300_at_least_parameters",
        "predict(-1, red) = 3.5 +- 0.1 | predict_minus_1_red_is_3_5_within_0_1",
        "predict(0) = high_up | predict_0_is_high_up"
      })
  void aNameReadsAsWhatIsExpected(String text, String name) {
    assertEquals(name, new ExpectationName().of(text));
  }

  @Test
  void notTwoAreTheSameAndNoneIsEndless() {
    ExpectationName names = new ExpectationName();
    String longText = "predict(" + "1, ".repeat(1000) + "1) = a";
    String first = names.of(longText);
    assertEquals(80, first.length());
    assertEquals(first + "_2", names.of(longText));
    assertEquals("error_at_most_1", names.of("error <= 1"));
    assertEquals("error_at_most_1_2", names.of("error <=  1"));
    assertEquals("error_at_most_1_2_2", names.of("error <= 1 2"));
  }
}
