package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Precision;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many examples at once are predicted to the bits of one after the other. */
final class BatchPredictionTest {
  /** Two full batches, and a rest that tiles of eight and four rows leave something of. */
  private static final int ROWS = 2 * 64 + 15;

  @ParameterizedTest
  @EnumSource(Target.class)
  void manyAtOnceAreEachPredictedAsAlone(Target target) {
    List<String> texts =
        IntStream.range(0, 20)
            .mapToObj(
                seed ->
                    RandomModel.text(
                        "M" + seed, seed % 2 == 0 ? "float" : "double", new SplittableRandom(seed)))
            .toList();
    for (GeneratedModel model : GeneratedModel.of(texts, target)) {
      compare(model, model.newNetwork());
    }
  }

  private static <R> void compare(GeneratedModel model, Network<R> network) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(8)).rounded();
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(9));
    Precision<R> precision = network.precision();
    R[] x = precision.rows(ROWS);
    R[] y = precision.rows(ROWS);
    R alone = precision.row(new double[network.signature().outputWidth()]);
    for (int n = 0; n < ROWS; n++) {
      x[n] = precision.row(rows.inputs().get(n));
      y[n] = precision.row(new double[network.signature().outputWidth()]);
    }
    network.predict(x, y, 1, ROWS);
    assertArrayEquals(
        new double[network.signature().outputWidth()], values(precision, y[0]), model.toString());
    for (int n = 1; n < ROWS; n++) {
      network.predict(x[n], alone);
      assertArrayEquals(values(precision, alone), values(precision, y[n]), model.toString());
    }
    y[7] = precision.row(new double[0]);
    assertThrows(IllegalArgumentException.class, () -> network.predict(x, y, 0, ROWS));
  }

  private static <R> double[] values(Precision<R> precision, R row) {
    return IntStream.range(0, precision.length(row))
        .mapToDouble(j -> precision.get(row, j))
        .toArray();
  }
}
