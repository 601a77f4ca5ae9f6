package dev.nnlang.engine;

import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares three gradients of E_in at one point: generated, by central differences of the generated
 * loss, and of the reference.
 */
final class GradientCheck<R> {
  /** Truncation grows with h^2, rounding with 1e-16 / h: about 4e-11 and 2e-11 here. */
  private static final double H = 6e-6;

  /** One-sided slopes of a smooth loss differ by h times its curvature, far less than this. */
  private static final double KINK = 1e-3;

  private static final int STRIPES = Runtime.getRuntime().availableProcessors();

  private final Network<R> network;
  private final Plan plan;
  private final ExampleSource source;
  private final Examples<R> examples;

  GradientCheck(Network<R> network, Plan plan, ExampleSource source) {
    this.network = network;
    this.plan = plan;
    this.source = source;
    this.examples = Examples.of(network, source);
  }

  VerifyOutcome.Set run(String name) {
    List<double[]> generated = generated();
    Map<String, double[]> reference = reference();
    List<VerifyOutcome.TensorResult> results = new ArrayList<>();
    List<Tensor> learned = learned(network);
    for (int t = 0; t < learned.size(); t++) {
      String tensor = learned.get(t).name();
      double[] expected = reference.get(tensor);
      if (expected == null) {
        throw new IllegalStateException("the reference knows no " + tensor);
      }
      results.add(compare(t, generated.get(t), expected));
    }
    return new VerifyOutcome.Set(name, examples.size(), results);
  }

  private List<double[]> generated() {
    Learner<R> learner = loaded(network);
    learner.forward(0, examples.size());
    learner.backward(0, examples.size());
    learner.gradient(0, 1);
    List<double[]> gradients = new ArrayList<>();
    for (Tensor sum : learner.gradients()) {
      double[] mean = sum.values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= examples.size();
      }
      gradients.add(mean);
    }
    return gradients;
  }

  private Map<String, double[]> reference() {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    network.tensors().forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < source.size(); n++) {
      double[] input = new double[network.signature().inputWidth()];
      double[] target = new double[network.signature().outputWidth()];
      source.read(n, input, target);
      inputs.add(input);
      targets.add(target);
    }
    return new ReferenceNetwork(plan.network(), parameters)
        .gradient(inputs, targets, plan.settings().loss());
  }

  /** Each stripe of a tensor is differenced on a copy of the network by a thread of its own. */
  private VerifyOutcome.TensorResult compare(int tensor, double[] generated, double[] reference) {
    List<Stripe> stripes =
        IntStream.range(0, STRIPES)
            .parallel()
            .mapToObj(stripe -> new Stripe(network.copy(), tensor).compare(stripe, generated))
            .toList();
    double toReference = 0;
    for (int i = 0; i < generated.length; i++) {
      double scale = Math.max(1, Math.abs(generated[i]));
      toReference = worse(toReference, Math.abs(generated[i] - reference[i]) / scale);
    }
    double toDifferences = 0;
    int kinks = 0;
    for (Stripe stripe : stripes) {
      toDifferences = worse(toDifferences, stripe.worst);
      kinks += stripe.kinks;
    }
    return new VerifyOutcome.TensorResult(
        learned(network).get(tensor).name(), generated.length, toDifferences, toReference, kinks);
  }

  /** The larger of two distances; NaN is the worst of all. */
  private static double worse(double a, double b) {
    return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
  }

  private Learner<R> loaded(Network<R> of) {
    Learner<R> learner = of.learner(examples.size());
    learner.load(examples, IntStream.range(0, examples.size()).toArray(), 0, examples.size());
    return learner;
  }

  private static List<Tensor> learned(Network<?> network) {
    return network.tensors().stream().filter(Tensor::learned).toList();
  }

  /** The parameters of a tensor that one thread compares. */
  private final class Stripe {
    private final Learner<R> learner;
    private final Tensor tensor;
    private double worst;
    private int kinks;

    Stripe(Network<R> copy, int tensor) {
      this.learner = loaded(copy);
      this.tensor = learned(copy).get(tensor);
    }

    Stripe compare(int first, double[] generated) {
      double here = error();
      for (int i = first; i < generated.length; i += STRIPES) {
        compareOne(i, generated[i], here);
      }
      return this;
    }

    private void compareOne(int i, double gradient, double here) {
      double value = tensor.get(i);
      tensor.set(i, value + H);
      double above = error();
      tensor.set(i, value - H);
      double below = error();
      tensor.set(i, value);
      double scale = Math.max(1, Math.abs(gradient));
      double distance = Math.abs((above - below) / (2 * H) - gradient) / scale;
      double right = (above - here) / H;
      double left = (here - below) / H;
      boolean straddles =
          distance > VerifyOutcome.DIFFERENCE_TOLERANCE
              && Math.abs(right - left) > KINK * scale
              && gradient >= Math.min(left, right) - KINK * scale
              && gradient <= Math.max(left, right) + KINK * scale;
      if (straddles) {
        kinks++;
      } else {
        worst = worse(worst, distance);
      }
    }

    private double error() {
      learner.forward(0, examples.size());
      double sum = 0;
      for (int row = 0; row < examples.size(); row++) {
        sum += learner.loss(row);
      }
      return sum / examples.size();
    }
  }
}
