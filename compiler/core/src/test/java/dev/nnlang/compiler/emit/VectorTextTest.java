package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The class in the terms of the Vector API, against a text that a person has read: all units, a
 * network with a road for one row, and a first layer that leaves zeros out. {@code -Dgolden=update}
 * writes the texts anew, and fails. That the classes compile and have the bits of the plain ones is
 * another test's.
 */
final class VectorTextTest {
  private static final Path FOLDER = Path.of("src/test/plans");
  private static final boolean UPDATE = System.getProperty("golden", "compare").equals("update");

  @ParameterizedTest
  @ValueSource(strings = {"units", "tiny", "large"})
  void aClassOfVectorsReadsAsItsTextSays(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    Path text = folder.resolve("vector.java");
    String model = Files.readString(folder.resolve("model.nn"));
    Plan plan = Planner.plan(GeneratedModel.compile(model).models().get(0), Target.VECTOR);
    String emitted = Emitter.emit(plan, "1.2.3").text();

    if (UPDATE) {
      Files.writeString(text, emitted);
    }
    assertEquals(Files.readString(text), emitted);
    assertFalse(UPDATE, "look at the changes, then run without -Dgolden=update");
  }
}
