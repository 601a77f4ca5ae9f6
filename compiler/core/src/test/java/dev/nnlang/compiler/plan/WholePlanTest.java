package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.analysis.Table;
import dev.nnlang.compiler.emit.GeneratedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that is said of a plan, kernel by kernel, against a text that a person has read. {@code
 * -Dgolden=update} writes the texts anew, and fails.
 */
final class WholePlanTest {
  private static final Path FOLDER = Path.of("src/test/plans");
  private static final boolean UPDATE = System.getProperty("golden", "compare").equals("update");
  private static final int WORDS = 5;

  @ParameterizedTest
  @CsvSource({
    "units, PLAIN",
    "passes, PLAIN",
    "moves, PLAIN",
    "rounds, PLAIN",
    "losses, PLAIN",
    "large, PLAIN",
    "tiny, VECTOR",
    "passes, VECTOR",
    "moves, VECTOR",
    "rounds, VECTOR",
    "large, VECTOR"
  })
  void everyKernelIsWhatItsTextSays(String name, Target target) throws IOException {
    Path folder = FOLDER.resolve(name);
    Path text = folder.resolve(target.name().toLowerCase(Locale.ROOT) + ".txt");
    String model = Files.readString(folder.resolve("model.nn"));
    String shown =
        shown(PlanFigures.of(Planner.plan(GeneratedModel.compile(model).models().get(0), target)));

    if (UPDATE) {
      Files.writeString(text, shown);
    }
    assertEquals(Files.readString(text), shown);
    assertFalse(UPDATE, "look at the changes, then run without -Dgolden=update");
  }

  private static String shown(PlanFigures plan) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "class %s, %s: no kernel above %d bytecodes, a prediction %s\n\n",
            plan.className(),
            plan.precision(),
            plan.mostBytecodes(),
            sum(plan.predictionCost())));
    text.append(table(List.of(plan.input(), plan.forward(), plan.rows())));
    for (LearnerFigures learner : plan.learners()) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%s: %s by %s, phases %s, an example %s, an update %s\n\n",
              learner.className(),
              learner.loss(),
              learner.optimizer(),
              learner.phases(),
              sum(learner.trainingCost()),
              sum(learner.updateCost())));
      text.append(
          table(
              List.of(
                  learner.forward(),
                  learner.backward(),
                  learner.gradient(),
                  learner.update(),
                  learner.step(),
                  learner.rows())));
    }
    for (PlanFigures round : plan.rounds()) {
      text.append('\n').append(shown(round));
    }
    return text.toString();
  }

  private static String sum(Cost cost) {
    return String.format(Locale.ROOT, "%d FLOPs and %d bytes", cost.flops(), cost.bytes());
  }

  private static String table(List<List<KernelFigures>> stages) {
    Table table =
        new Table(WORDS)
            .row(
                "for one",
                "kernel",
                "computes",
                "shape",
                "how",
                "bytecodes",
                "products",
                "elementwise",
                "bytes");
    stages.stream().flatMap(List::stream).forEach(kernel -> table.row(cells(kernel)));
    return table.text();
  }

  private static String[] cells(KernelFigures kernel) {
    return Stream.concat(
            Stream.of(
                kernel.stage().per(),
                kernel.method(),
                kernel.computes(),
                kernel.shape(),
                kernel.strategy()),
            Stream.of(
                    (long) kernel.bytecodes(),
                    kernel.cost().products(),
                    kernel.cost().elementwise(),
                    kernel.cost().bytes())
                .map(String::valueOf))
        .toArray(String[]::new);
  }
}
