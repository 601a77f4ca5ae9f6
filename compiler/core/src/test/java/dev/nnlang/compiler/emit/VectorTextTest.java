package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Classes in the terms of the Vector API, against texts: all units, a network with a road for one
 * row, and a first layer that leaves zeros out. A text has what no text before it has, paragraph by
 * paragraph, as most members are alike in all classes. {@code -Dgolden=update} writes the texts
 * anew, and fails. That the classes compile and have the bits of the plain ones is another test's.
 */
final class VectorTextTest {
  private static final Path FOLDER = Path.of("src/test/plans");
  private static final boolean UPDATE = System.getProperty("golden", "compare").equals("update");

  @Test
  void classesOfVectorsReadAsTheirTextsSay() throws IOException {
    Set<String> known = new HashSet<>();
    for (String name : List.of("units", "tiny", "large")) {
      Path folder = FOLDER.resolve(name);
      Path text = folder.resolve("vector-class.txt");
      String fresh =
          Stream.of(emitted(Files.readString(folder.resolve("model.nn"))).split("\n\n"))
              .filter(known::add)
              .collect(Collectors.joining("\n\n"));

      if (UPDATE) {
        Files.writeString(text, fresh);
      }
      assertEquals(Files.readString(text), fresh, name);
    }
    assertFalse(UPDATE, "look at the changes, then run without -Dgolden=update");
  }

  private static String emitted(String model) {
    Plan plan = Planner.plan(GeneratedModel.compile(model).models().get(0), Target.VECTOR);
    return Emitter.emit(plan, "1.2.3").text();
  }
}
