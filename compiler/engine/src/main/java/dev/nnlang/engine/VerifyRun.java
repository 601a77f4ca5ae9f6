package dev.nnlang.engine;

import dev.nnlang.compiler.Version;
import dev.nnlang.compiler.emit.Emitter;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.data.DataException;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Holds the generated gradient of every parameter against central differences of the generated loss
 * and against the reference, in {@code double} whatever the model's precision, at random
 * parameters.
 */
public final class VerifyRun {
  private static final long SEED = 1;
  private static final int MOST_EXAMPLES = 16;
  private static final int FEWEST_EXAMPLES = 2;

  /** Multiply-adds that the differences of one set may take: some seconds. */
  private static final double WORK = 5e10;

  private VerifyRun() {}

  /**
   * Verifies {@code model} on random examples of its declared types, and on the first rows of its
   * training data where that is there.
   *
   * @throws FileProblem if this Java has no compiler
   */
  public static VerifyOutcome run(
      CheckedModel model, DataLocations locations, Consumer<String> warnings) {
    CheckedModel inDouble = model.withPrecision(Precision.DOUBLE);
    Plan plan = Planner.plan(inDouble);
    LoadedModel loaded = LoadedModel.load(inDouble, Emitter.emit(plan, Version.text()));
    Network<?> network = loaded.newNetwork();
    RandomStream random = new RandomStream(SEED);
    int examples = examples(network);

    List<VerifyOutcome.Set> sets = new ArrayList<>();
    ExampleSource drawn =
        new RandomExamples(network.signature(), examples, random.split("examples", 0));
    sets.add(verify("random", network, plan, drawn, random.split("parameters", 0)));
    if (model.data().isEmpty()) {
      return new VerifyOutcome(sets, Optional.of("the model declares no data"));
    }
    ExampleSource declared;
    try {
      declared =
          DataParts.read(
                  model.data().get(),
                  network.signature(),
                  locations,
                  finding -> warnings.accept(TrainRun.describe(finding)))
              .train();
    } catch (DataException e) {
      return new VerifyOutcome(sets, Optional.of(e.code() + " " + e.getMessage()));
    }
    int[] first = IntStream.range(0, Math.min(examples, declared.size())).toArray();
    sets.add(
        verify(
            model.data().get().name(),
            network,
            plan,
            declared.select(first),
            random.split("parameters", 1)));
    return new VerifyOutcome(sets, Optional.empty());
  }

  /** As many as the work allows: differences cost two forward passes for each parameter. */
  private static int examples(Network<?> network) {
    double parameters = network.tensors().stream().mapToInt(tensor -> tensor.size()).sum();
    double affordable = WORK / (2 * parameters * parameters);
    return (int) Math.max(FEWEST_EXAMPLES, Math.min(MOST_EXAMPLES, affordable));
  }

  private static <R> VerifyOutcome.Set verify(
      String name, Network<R> network, Plan plan, ExampleSource examples, RandomStream random) {
    RandomParameters.draw(network, random);
    return new GradientCheck<>(network, plan, examples).run(name);
  }
}
