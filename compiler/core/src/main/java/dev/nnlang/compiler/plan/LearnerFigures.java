package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.plan.KernelFigures.Stage;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one learner trains its network, kernel by kernel, in the order in which they run.
 *
 * <p>Kernels that do not depend on the loss or the optimizer are methods of the class around it, so
 * that other learners may share them.
 *
 * @param className the nested class
 * @param loss as the language spells it
 * @param optimizer as the language spells it
 * @param phases the names of those that it trains; empty where it only scores
 * @param forward what it runs forward, dropping and loss included
 * @param update empty where the trainer moves the weights
 * @param step what does the work of gradient and update where a batch is one chunk
 * @param rows the inner loops of the update
 */
public record LearnerFigures(
    String className,
    String loss,
    String optimizer,
    List<String> phases,
    List<KernelFigures> forward,
    List<KernelFigures> backward,
    List<KernelFigures> gradient,
    List<KernelFigures> update,
    List<KernelFigures> step,
    List<KernelFigures> rows) {
  public LearnerFigures {
    phases = List.copyOf(phases);
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
    gradient = List.copyOf(gradient);
    update = List.copyOf(update);
    step = List.copyOf(step);
    rows = List.copyOf(rows);
  }

  /** Forward, for one example. */
  public Cost forwardCost() {
    return Cost.sum(forward.stream());
  }

  /** Sensitivities, for one example. */
  public Cost backwardCost() {
    return Cost.sum(backward.stream());
  }

  /** Gradients, for one example. */
  public Cost gradientCost() {
    return Cost.sum(gradient.stream());
  }

  /** All that an update does for each of its examples. */
  public Cost trainingCost() {
    return forwardCost().plus(backwardCost()).plus(gradientCost());
  }

  /** What an update does once, whatever the size of its batch. */
  public Cost updateCost() {
    return Cost.sum(update.stream());
  }

  /** The figures of {@code learner}, which trains the network of {@code plan}. */
  static LearnerFigures of(Plan plan, LearnerPlan learner) {
    return new Kernels(plan, learner, plan.network().precision()).figures();
  }

  /** Puts the kernels of one learner in their order. */
  private record Kernels(Plan plan, LearnerPlan learner, Precision precision) {

    LearnerFigures figures() {
      return new LearnerFigures(
          learner.className(),
          learner.need().loss().spelling(),
          learner.need().optimizer().spelling(),
          plan.phases().stream()
              .filter(phase -> phase.learner().equals(Optional.of(learner)))
              .map(phase -> phase.phase().name())
              .toList(),
          at(Stage.FORWARD, forward()),
          at(Stage.BACKWARD, backward()),
          learner.layers().stream().flatMap(this::gradient).toList(),
          at(Stage.UPDATE, update()),
          at(Stage.STEP, learner.layers().stream().flatMap(l -> l.step().stream()).toList()),
          at(Stage.LOOP, learner.rows()));
    }

    private List<KernelFigures> at(Stage stage, List<? extends Kernel> kernels) {
      return kernels.stream().map(kernel -> KernelFigures.of(kernel, stage, precision)).toList();
    }

    /** A loss of the signals makes the last outputs itself. */
    private List<Kernel> forward() {
      List<Kernel> kernels = new ArrayList<>();
      plan.inputDrop().ifPresent(kernels::add);
      for (LayerPlan layer : plan.layers()) {
        layer.signal().ifPresent(kernels::add);
        if (!layer.equals(plan.last()) || !learner.loss().ofSignals()) {
          layer.activate().ifPresent(kernels::add);
        }
        layer.drop().ifPresent(kernels::add);
      }
      kernels.add(learner.loss());
      return kernels;
    }

    private List<Kernel> backward() {
      List<Kernel> kernels = new ArrayList<>();
      for (int l = learner.layers().size(); l >= 1; l--) {
        learner.layers().get(l - 1).sensitivity().ifPresent(kernels::add);
      }
      return kernels;
    }

    private Stream<KernelFigures> gradient(LayerTraining training) {
      List<KernelFigures> figures = new ArrayList<>();
      training
          .gradient()
          .map(kernel -> KernelFigures.of(kernel, Stage.GRADIENT, precision))
          .ifPresent(
              encoder -> {
                figures.add(encoder);
                if (learner.tied()) {
                  figures.add(throughDecoder(encoder));
                }
              });
      if (training.trainsBias()) {
        figures.add(bias(training.layer()));
      }
      training
          .slopes()
          .map(kernel -> KernelFigures.of(kernel, Stage.GRADIENT, precision))
          .ifPresent(figures::add);
      return figures.stream();
    }

    /** Tied weights have a second gradient: through the decoder, W1^T leads from x1 to delta2. */
    private static KernelFigures throughDecoder(KernelFigures encoder) {
      return new KernelFigures(
          encoder.stage(),
          encoder.method(),
          "G1 = G1 + delta2 x1^T",
          encoder.shape(),
          encoder.strategy(),
          encoder.bytecodes(),
          encoder.cost());
    }

    /** Biases have no kernel of their own: their sum is an inner loop, called for each example. */
    private KernelFigures bias(LayerPlan layer) {
      int width = layer.signals();
      Kernel loop =
          plan.target() == Target.VECTOR
              ? new PanelKernel.AddAll()
              : new Kernel.AddRows("add1x" + width, 1, width);
      String gradient = "gb" + layer.number();
      return new KernelFigures(
          Stage.GRADIENT,
          loop.method(),
          gradient + " = " + gradient + " + delta" + layer.number(),
          loop.accept(new KernelShape()),
          "example by example",
          loop.bytecodes(),
          new Cost(0, width, 2L * width * precision.bytes()));
    }

    private List<Kernel> update() {
      List<Kernel> kernels = new ArrayList<>();
      if (learner.updates()) {
        learner.layers().forEach(layer -> layer.update().ifPresent(kernels::add));
      }
      learner.layers().forEach(layer -> layer.limit().ifPresent(kernels::add));
      return kernels;
    }
  }
}
