package dev.nnlang.engine;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares three gradients of E_in at one point: generated, by central differences of the generated
 * loss, and of the reference.
 */
final class GradientCheck<R> {
  /** Truncation grows with h^2, rounding with 1e-16 / h: about 4e-11 and 2e-11 here. */
  private static final double H = 6e-6;

  /**
   * Smaller steps step over fewer kinks; the rounding of the last, about 1e-9 for a loss of 1, is
   * still far below the tolerance.
   */
  private static final double[] STEPS = {H, H / 8, H / 64};

  /** One-sided slopes of a smooth loss differ by h times its curvature, far less than this. */
  private static final double KINK = 1e-4;

  private static final int STRIPES = Runtime.getRuntime().availableProcessors();

  private final GradientSubject<R> subject;
  private final Network<R> network;
  private final ExampleSource source;
  private final Examples<R> examples;

  GradientCheck(GradientSubject<R> subject, ExampleSource source) {
    this.subject = subject;
    this.network = subject.network();
    this.source = source;
    this.examples = Examples.of(network, source);
  }

  VerifyOutcome.Set run(Optional<String> part, String data) {
    Map<String, double[]> reference = ReferenceGradient.of(subject, source);
    List<VerifyOutcome.TensorResult> results = new ArrayList<>();
    for (Tensor sum : generatedSums()) {
      double[] expected = reference.get(sum.name());
      if (expected == null) {
        throw new IllegalStateException("the reference knows no " + sum.name());
      }
      double[] mean = sum.values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= examples.size();
      }
      results.add(compare(sum.name(), mean, expected));
    }
    return new VerifyOutcome.Set(part, data, examples.size(), results);
  }

  private List<Tensor> generatedSums() {
    Learner<R> learner = loaded(network);
    learner.enter(0, 1);
    learner.forward(0, examples.size());
    learner.backward(0, examples.size());
    learner.gradient(0, 1);
    return learner.gradients();
  }

  /**
   * Each stripe of a tensor is differenced on a copy of the network of its own, several at once.
   */
  private VerifyOutcome.TensorResult compare(
      String tensor, double[] generated, double[] reference) {
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
        tensor, generated.length, toDifferences, toReference, kinks);
  }

  /** The larger of two distances; NaN is the worst of all. */
  private static double worse(double a, double b) {
    return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
  }

  private Learner<R> loaded(Network<R> of) {
    Learner<R> learner = subject.learners().of(of, examples.size());
    learner.reset();
    learner.load(examples, IntStream.range(0, examples.size()).toArray(), 0, examples.size());
    return learner;
  }

  /** The parameters of a tensor that one thread compares. */
  private final class Stripe {
    private final Learner<R> learner;
    private final Tensor tensor;
    private double worst;
    private int kinks;

    Stripe(Network<R> copy, String tensor) {
      this.learner = loaded(copy);
      this.tensor =
          copy.tensors().stream()
              .filter(candidate -> candidate.name().equals(tensor))
              .findFirst()
              .orElseThrow();
    }

    Stripe compare(int first, double[] generated) {
      double here = error();
      for (int i = first; i < generated.length; i += STRIPES) {
        compareOne(i, generated[i], here);
      }
      return this;
    }

    /** With ever smaller steps until one steps over no kink. */
    private void compareOne(int i, double gradient, double here) {
      double scale = Math.max(1, Math.abs(gradient));
      double distance = Double.NaN;
      Slopes slopes = new Slopes(Double.NaN, Double.NaN);
      for (double h : STEPS) {
        slopes = slopes(i, h, here);
        distance = Math.abs(slopes.mean() - gradient) / scale;
        if (distance <= VerifyOutcome.DIFFERENCE_TOLERANCE) {
          worst = worse(worst, distance);
          kinks += h < H ? 1 : 0;
          return;
        }
      }
      if (slopes.straddleKinkAround(gradient, KINK * scale)) {
        kinks++;
      } else {
        worst = worse(worst, distance);
      }
    }

    private Slopes slopes(int i, double h, double here) {
      double value = tensor.get(i);
      double above = errorAt(i, value + h);
      double below = errorAt(i, value - h);
      tensor.set(i, value);
      return new Slopes((here - below) / h, (above - here) / h);
    }

    private double errorAt(int i, double value) {
      tensor.set(i, value);
      learner.reset();
      return error();
    }

    private double error() {
      learner.enter(0, 1);
      learner.forward(0, examples.size());
      double sum = 0;
      for (int row = 0; row < examples.size(); row++) {
        sum += learner.loss(row);
      }
      return sum / examples.size();
    }
  }

  /** Slopes to both sides of a point. */
  private record Slopes(double left, double right) {
    /** That of the central difference. */
    double mean() {
      return (left + right) / 2;
    }

    /** Whether they differ by more than {@code slack}, and {@code gradient} lies between them. */
    boolean straddleKinkAround(double gradient, double slack) {
      return Math.abs(right - left) > slack
          && gradient >= Math.min(left, right) - slack
          && gradient <= Math.max(left, right) + slack;
    }
  }
}
