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
import java.util.stream.IntStream;

/**
 * Holds the generated gradient of every parameter against central differences of the generated loss
 * and against the reference, in {@code double} whatever the model's precision, at random
 * parameters: of the network and of all that its phases train it by.
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
  public static VerifyOutcome run(CheckedModel model, DataLocations locations) {
    CheckedModel inDouble = model.withPrecision(Precision.DOUBLE);
    Plan plan = Planner.plan(inDouble);
    LoadedModel loaded = LoadedModel.load(inDouble, Emitter.emit(plan, Version.text()));
    Network<?> network = loaded.newNetwork();
    RandomStream random = new RandomStream(SEED);

    List<VerifyOutcome.Set> sets = new ArrayList<>();
    sets.add(onRandom(Optional.empty(), GradientSubject.scoring(plan, network), random));
    Optional<String> skipped = onDeclared(model, locations, plan, network, random, sets);
    sets.addAll(new VerifyPhases<>(plan, network, random).run());
    return new VerifyOutcome(sets, skipped);
  }

  /** Adds a set for the declared data, or says why there is none. */
  private static Optional<String> onDeclared(
      CheckedModel model,
      DataLocations locations,
      Plan plan,
      Network<?> network,
      RandomStream random,
      List<VerifyOutcome.Set> sets) {
    if (model.data().isEmpty()) {
      return Optional.of("the model declares no data");
    }
    ExampleSource declared;
    try {
      declared = DataParts.read(model.data().get(), network.signature(), locations).train();
    } catch (DataException e) {
      return Optional.of(e.code() + " " + e.getMessage());
    }
    int[] first = IntStream.range(0, Math.min(examples(network), declared.size())).toArray();
    sets.add(
        verify(
            Optional.empty(),
            model.data().get().name(),
            GradientSubject.scoring(plan, network),
            declared.select(first),
            random.split("parameters", 1)));
    return Optional.empty();
  }

  /** Verifies {@code subject} on random examples of its declared types. */
  static VerifyOutcome.Set onRandom(
      Optional<String> part, GradientSubject<?> subject, RandomStream random) {
    Network<?> network = subject.network();
    ExampleSource drawn =
        RandomExamples.of(network.signature(), examples(network), random.split("examples", 0));
    return onRandom(part, subject, drawn, random);
  }

  /** The same on examples that were drawn in another way. */
  static VerifyOutcome.Set onRandom(
      Optional<String> part, GradientSubject<?> subject, ExampleSource drawn, RandomStream random) {
    return verify(part, "random", subject, drawn, random.split("parameters", 0));
  }

  /** As many as the work allows: differences cost two forward passes for each parameter. */
  static int examples(Network<?> network) {
    double parameters = network.tensors().stream().mapToInt(tensor -> tensor.size()).sum();
    double affordable = WORK / (2 * parameters * parameters);
    return (int) Math.max(FEWEST_EXAMPLES, Math.min(MOST_EXAMPLES, affordable));
  }

  private static <R> VerifyOutcome.Set verify(
      Optional<String> part,
      String data,
      GradientSubject<R> subject,
      ExampleSource examples,
      RandomStream random) {
    RandomParameters.draw(subject.network(), random);
    return new GradientCheck<>(subject, examples).run(part, data);
  }
}
