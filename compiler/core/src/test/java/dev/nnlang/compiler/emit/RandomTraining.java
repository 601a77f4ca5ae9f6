package dev.nnlang.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Gives a random model an optimizer, a schedule, a batch and penalties, in the order of its rows.
 */
final class RandomTraining {
  private static final String PLAIN = "optimizer: sgd  batch: 2  rate: 0.1";

  private static final List<String> OPTIMIZERS =
      List.of(
          "sgd",
          "sgd(momentum: 0.9)",
          "nesterov(momentum: 0.8)",
          "adagrad",
          "rmsprop",
          "adam",
          "adam(weight_decay: 0.02)",
          "adamw",
          "adamw(beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.1)");

  private static final List<String> SCHEDULES =
      List.of(
          "1e-3",
          "ramp(1e-4 -> 1e-3, 2 epochs)",
          "cosine(1e-3 -> 0, 3 epochs)",
          "exponential(1e-3, 0.5 per 2 epochs)",
          "step(1e-3, 0.5 every 1 epochs)",
          "constant(1e-3, 1 epochs) then ramp(1e-3 -> 1e-4, 2 epochs)");

  private static final List<String> PENALTIES = List.of("l2(0.01)", "l1(0.003)");
  private static final String LIMIT = "max_norm(0.9)";

  private RandomTraining() {}

  /**
   * A model of {@link RandomModel} that trains otherwise.
   *
   * @param limits whether {@code max_norm} may be among the penalties
   */
  static String of(String text, RandomGenerator random, boolean limits) {
    List<String> penalties = new ArrayList<>(PENALTIES);
    if (limits) {
      penalties.add(LIMIT);
    }
    penalties.removeIf(penalty -> random.nextInt(3) > 0);
    String settings =
        String.format(
            Locale.ROOT,
            "optimizer: %s  batch: %d  rate: %s  shuffle: false%s",
            oneOf(OPTIMIZERS, random),
            1 + random.nextInt(7),
            oneOf(SCHEDULES, random),
            penalties.isEmpty() ? "" : "  regularize: " + String.join(", ", penalties));
    if (!text.contains(PLAIN)) {
      throw new AssertionError("a random model is expected to train with " + PLAIN);
    }
    return text.replace(PLAIN, settings).replace("epochs >= 1 ", "epochs >= 1000 ");
  }

  /** The same model with nothing dropped: the reference trains without masks. */
  static String withoutDropout(String text) {
    return text.replaceAll("dropout\\(\\d+%\\) -> ", "");
  }

  private static String oneOf(List<String> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
