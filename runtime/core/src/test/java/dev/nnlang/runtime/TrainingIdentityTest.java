package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What has to be equal for a training to go on. */
final class TrainingIdentityTest {
  /** 3 numbers of 8 bytes each: several times what is hashed at once. */
  private static final int MANY = 1_000;

  private static final TrainingIdentity IDENTITY = new TrainingIdentity("settings", "data", 7);

  private static <R> String data(
      Network<R> network, ExampleSource rows, Optional<ExampleSource> held) {
    StopRule stop = StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, 1, "cap");
    return TrainingIdentity.of(
            network,
            Training.of(1, Phase.all("all", stop)),
            Examples.of(network, rows),
            held.map(source -> Examples.of(network, source)))
        .data();
  }

  private static String data(ExampleSource rows) {
    return data(numbers(), rows, Optional.empty());
  }

  private static Network<double[]> numbers() {
    return new EchoNetwork<>(
        Precision.DOUBLE,
        new Signature(
            "m",
            "f",
            Task.REGRESSION,
            List.of(Field.real("x").vector(2)),
            List.of(Field.real("y"))));
  }

  private static Network<float[]> classes() {
    return new EchoNetwork<>(
        Precision.FLOAT,
        new Signature(
            "m",
            "f",
            Task.CLASSIFICATION,
            List.of(Field.real("x").vector(2)),
            List.of(Field.oneOf("sky", "sun", "rain"))));
  }

  /** Row n is n, -n and 2 n; in row {@code changed} one number is another. */
  private static ExampleSource rows(int size, int changed, int column) {
    return new ExampleSource() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        double[] row = {n, -n, 2 * n};
        row[column] += n == changed ? 0.5 : 0;
        input[0] = row[0];
        input[1] = row[1];
        target[0] = row[2];
      }
    };
  }

  private static ExampleSource rows(int size) {
    return rows(size, -1, 0);
  }

  /** The label of row n is 1 if n is {@code rainy}. */
  private static ExampleSource skies(int rainy) {
    return new ExampleSource() {
      @Override
      public int size() {
        return 5;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        input[0] = n;
        input[1] = n;
        target[0] = n == rainy ? 0 : 1;
        target[1] = n == rainy ? 1 : 0;
      }
    };
  }

  @Test
  void everyNumberOfEveryRowCounts() {
    String data = data(rows(MANY));

    assertEquals(data, data(rows(MANY)));
    assertTrue(data.matches("[0-9a-f]{32}"), data);
    for (int changed : new int[] {0, 1, MANY / 2, MANY - 2, MANY - 1}) {
      for (int column = 0; column < 3; column++) {
        assertNotEquals(data, data(rows(MANY, changed, column)), changed + ", " + column);
      }
    }
  }

  @Test
  void theNumberAndTheOrderOfRowsCount() {
    String data = data(rows(3));

    assertNotEquals(data, data(rows(2)));
    assertNotEquals(data, data(rows(3).select(new int[] {0, 2, 1})));
    assertEquals(data, data(rows(3).select(new int[] {0, 1, 2})));
  }

  @Test
  void labelsCount() {
    String data = data(classes(), skies(4), Optional.empty());

    assertEquals(data, data(classes(), skies(4), Optional.empty()));
    assertNotEquals(data, data(classes(), skies(3), Optional.empty()));
    assertNotEquals(data, data(classes(), skies(-1), Optional.empty()));
  }

  @Test
  void rowsThatAreHeldOutCountAndAreToldFromTheOthers() {
    String data = data(numbers(), rows(4), Optional.of(rows(2)));

    assertNotEquals(data, data(rows(4)));
    assertNotEquals(data, data(numbers(), rows(4), Optional.of(rows(2, 1, 2))));
    ExampleSource all = rows(4).select(new int[] {0, 1, 2, 3, 0, 1});
    assertNotEquals(data, data(all), "the same rows in one set");
  }

  private static Map<String, String> header() {
    Map<String, String> header = new TreeMap<>(IDENTITY.metadata());
    header.put("nnc_version", Version.text());
    return header;
  }

  private static String refusal(String key, String value) {
    Map<String, String> header = header();
    header.put(key, value);
    WeightsException refused =
        assertThrows(WeightsException.class, () -> IDENTITY.check(header), key);
    assertEquals("NN0706", refused.code());
    return String.valueOf(refused.getMessage());
  }

  @Test
  void itsOwnHeaderIsTakenAndIsThatOfACheckpoint() {
    IDENTITY.check(header());

    assertTrue(TrainingIdentity.isCheckpoint(IDENTITY.metadata()));
    assertFalse(TrainingIdentity.isCheckpoint(Map.of("note", "mine")));
  }

  @Test
  void whatDiffersIsSaid() {
    assertEquals(
        "the checkpoint was made by another version of nnc: `0.0`, and now `"
            + Version.text()
            + "`",
        refusal("nnc_version", "0.0"));
    assertEquals(
        "the checkpoint belongs to other settings of the training: `a`, and now `settings`",
        refusal("checkpoint_settings", "a"));
    assertEquals(
        "the checkpoint belongs to another seed: `8`, and now `7`",
        refusal("checkpoint_seed", "8"));
    assertEquals(
        "the checkpoint belongs to other data: `a`, and now `data`",
        refusal("checkpoint_data", "a"));
    assertEquals("holds no checkpoint of a form that this nnc knows", refusal("checkpoint", "2"));
  }
}
