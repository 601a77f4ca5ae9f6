package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Network;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetChoiceTest {
  private static Network network(int inputs, int width) {
    String text =
        "nn 1\nmodel M { input x[%d]: real\noutput y: real\nlayers: dense(%d, relu) -> dense(_) }\n"
            .formatted(inputs, width);
    return GeneratedModel.compile(text).models().get(0).network();
  }

  /** 784 x 83 weights and 84 + 83 more are below 65,536 parameters; 255 x 257 and 1 are those. */
  @ParameterizedTest
  @CsvSource({
    "2, 3, false, false",
    "2, 15, false, false",
    "2, 16, true, false",
    "784, 83, true, false",
    "784, 84, true, true",
    "255, 255, true, true"
  })
  void theLongRunTakesVectorsSoonerThanOneTraining(
      int inputs, int width, boolean both, boolean auto) {
    Network network = network(inputs, width);
    assertEquals(
        both ? EnumSet.allOf(Target.class) : Set.of(Target.PLAIN),
        TargetChoice.BOTH.targets(network));
    assertEquals(Set.of(auto ? Target.VECTOR : Target.PLAIN), TargetChoice.AUTO.targets(network));
  }

  @Test
  void whatIsNamedIsTakenWhateverTheSize() {
    assertEquals(Set.of(Target.PLAIN), TargetChoice.PLAIN.targets(network(784, 84)));
    assertEquals(Set.of(Target.VECTOR), TargetChoice.VECTOR.targets(network(2, 3)));
  }
}
