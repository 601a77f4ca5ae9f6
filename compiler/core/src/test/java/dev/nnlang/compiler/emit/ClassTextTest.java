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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole classes against texts: all units, a network with a road for one row, and a first layer that
 * leaves zeros out, which plain Java has too. A text has what no text of its target before it has,
 * paragraph by paragraph, as most members are alike in all classes. {@code -Dgolden=update} writes
 * the texts anew, and fails. That the classes compile and have the same bits is another test's.
 */
final class ClassTextTest {
  private static final Path FOLDER = Path.of("src/test/plans");
  private static final boolean UPDATE = System.getProperty("golden", "compare").equals("update");

  @Test
  void classesOfVectorsReadAsTheirTextsSay() throws IOException {
    read(Target.VECTOR, List.of("units", "tiny", "large"));
  }

  @Test
  void classesOfPlainJavaReadAsTheirTextsSay() throws IOException {
    read(Target.PLAIN, List.of("large"));
  }

  private static void read(Target target, List<String> names) throws IOException {
    Set<String> known = new HashSet<>();
    for (String name : names) {
      Path folder = FOLDER.resolve(name);
      Path text = folder.resolve(target.name().toLowerCase(Locale.ROOT) + "-class.txt");
      String fresh =
          Stream.of(emitted(Files.readString(folder.resolve("model.nn")), target).split("\n\n"))
              .filter(known::add)
              .collect(Collectors.joining("\n\n"));

      if (UPDATE) {
        Files.writeString(text, fresh);
      }
      assertEquals(Files.readString(text), fresh, name);
    }
    assertFalse(UPDATE, "look at the changes, then run without -Dgolden=update");
  }

  private static String emitted(String model, Target target) {
    Plan plan = Planner.plan(GeneratedModel.compile(model).models().get(0), target);
    return Emitter.emit(plan, "1.2.3").text();
  }
}
