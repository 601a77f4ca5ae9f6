package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Plans how a network is trained, once for each need. */
final class LearnerPlanner {
  private static final String CLASS = "Backpropagation";

  private final Network network;
  private final List<LayerPlan> layers;
  private final InnerLoops loops;

  LearnerPlanner(Network network, List<LayerPlan> layers, InnerLoops loops) {
    this.network = network;
    this.layers = layers;
    this.loops = loops;
  }

  /** A learner for each of {@code needs}, in their order. */
  List<LearnerPlan> plan(List<TrainingNeed> needs) {
    List<LearnerPlan> learners = new ArrayList<>();
    for (TrainingNeed need : needs) {
      String className = needs.size() == 1 ? CLASS : CLASS + (learners.size() + 1);
      learners.add(new OneNeed(need).plan(className));
    }
    return learners;
  }

  /** The plan for one need. */
  private final class OneNeed {
    private final TrainingNeed need;
    private final Set<Kernel> rows = new LinkedHashSet<>();

    OneNeed(TrainingNeed need) {
      this.need = need;
    }

    LearnerPlan plan(String className) {
      LayerPlan last = layers.get(layers.size() - 1);
      List<LayerTraining> trained = layers.stream().map(this::layer).toList();
      return new LearnerPlan(
          className,
          need,
          new Kernel.LossOf(
              "loss" + last.number(),
              last.number(),
              last.units(),
              last.unit(),
              last.apart(),
              need.loss(),
              network.task(),
              need.loss().equals(new Loss.Hinge()) && network.task() != Task.CLASSIFICATION,
              byColumns(last)),
          trained,
          List.copyOf(rows));
    }

    /** Whether the last layer is narrow, and has sensitivities in whose place columns may stand. */
    private boolean byColumns(LayerPlan last) {
      return loops.panels()
          && last.unit().equals(new Unit.Softmax())
          && need.loss().equals(new Loss.CrossEntropy())
          && last.units() <= Kernel.LossOf.MOST_COLUMNS
          && !last.apart()
          && sends(last.number());
    }

    private LayerTraining layer(LayerPlan layer) {
      boolean trained = need.trains(layer);
      boolean transposed = layer.hasWeights() && sends(layer.number() - 1) && !sharesWeights();
      Optional<Kernel.Gradient> gradient =
          trained && layer.hasWeights()
              ? layer.dense().map(dense -> gradient(layer, dense))
              : Optional.empty();
      Optional<Kernel.Slopes> slopes =
          trained && layer.hasSlopes()
              ? Optional.of(
                  new Kernel.Slopes("slopes" + layer.number(), layer.number(), layer.units()))
              : Optional.empty();
      Optional<Kernel.Update> update =
          trained ? Optional.of(update(layer, transposed)) : Optional.empty();
      return new LayerTraining(
          layer,
          sends(layer.number()) ? Optional.of(sensitivity(layer)) : Optional.empty(),
          gradient,
          slopes,
          update,
          canStep()
              ? update.map(
                  moves -> new Kernel.Step("step" + layer.number(), moves, gradient, slopes))
              : Optional.empty(),
          trained ? limit(layer, transposed) : Optional.empty(),
          transposed);
    }

    /** Whether layer {@code number} has a sensitivity: something is trained there or below. */
    private boolean sends(int number) {
      return layers.stream().limit(Math.max(0, number)).anyMatch(need::trains);
    }

    /**
     * Whether a sum of gradients is complete before the next begins; that of shared weights is not.
     */
    private boolean canStep() {
      return !sharesWeights() && !need.optimizer().searches();
    }

    private boolean sharesWeights() {
      return layers.stream().anyMatch(LayerPlan::tied);
    }

    private Kernel.Sensitivity sensitivity(LayerPlan layer) {
      return new Kernel.Sensitivity(
          "sensitivity" + layer.number(),
          layer.number(),
          layer.units(),
          layer.unit(),
          DerivativeOfUnit.toldBy(layer.unit()),
          layer.drop().isPresent(),
          layer.number() == 1 && layer.storage() == LayerPlan.Storage.BELOW,
          layer.ofRow().isPresent() && layer.drop().isEmpty() && layer.number() < layers.size(),
          source(layer));
    }

    private SlopeSource source(LayerPlan layer) {
      if (layer.number() == layers.size()) {
        return new SlopeSource.OfLoss(need.loss(), network.task());
      }
      LayerPlan above = layers.get(layer.number());
      return above.dense().isPresent()
          ? new SlopeSource.OfProduct(
              above.signals(), loops.overRows(layer.units(), above.signals()))
          : new SlopeSource.OfUnitAbove();
    }

    private Kernel.Gradient gradient(LayerPlan layer, Layer.Dense dense) {
      return new Kernel.Gradient(
          "gradient" + layer.number(),
          layer.number(),
          dense.fanIn(),
          dense.fanOut(),
          dense.bias(),
          layer.skipsZeros()
              ? loops.overExamplesOfZeros(dense.fanOut())
              : loops.overExamples(dense.fanOut()),
          ofWeights(layer));
    }

    private Kernel.Update update(LayerPlan layer, boolean transposed) {
      Optional<Kernel.Update.Weights> weights =
          layer.hasWeights()
              ? layer
                  .dense()
                  .map(d -> new Kernel.Update.Weights(d.fanIn(), d.fanOut(), ofWeights(layer)))
              : Optional.empty();
      Optional<Integer> bias = layer.hasBias() ? Optional.of(layer.signals()) : Optional.empty();
      Optional<Integer> slopes = layer.hasSlopes() ? Optional.of(layer.units()) : Optional.empty();
      weights.ifPresent(shape -> row(shape.fanOut(), need.penalties().ofGradients()));
      if (weights.isPresent() && loops.panels() && canStep()) {
        Penalties penalties = need.penalties().ofGradients();
        rows.add(new PanelKernel.StepPanel(need.optimizer(), penalties));
        PanelKernel.Tile.all(PanelKernel.Sums.GRADIENT)
            .forEach(sums -> rows.add(new PanelKernel.StepTile(sums, need.optimizer(), penalties)));
        rows.add(new PanelKernel.StepOne(need.optimizer(), penalties));
        if (layer.byOutputs()) {
          rows.add(new PanelKernel.StepListedPanel(need.optimizer(), penalties));
          rows.add(new PanelKernel.Find(PanelKernel.Sums.GRADIENT));
          PanelKernel.Tile.listed(PanelKernel.Sums.GRADIENT)
              .forEach(
                  sums -> rows.add(new PanelKernel.StepTile(sums, need.optimizer(), penalties)));
        }
        bias.ifPresent(
            width -> rows.add(new PanelKernel.StepOne(need.optimizer(), Penalties.NONE)));
      }
      bias.ifPresent(loops::overOneExample);
      bias.ifPresent(width -> row(width, Penalties.NONE));
      slopes.ifPresent(width -> row(width, Penalties.NONE));
      return new Kernel.Update(
          "update" + layer.number(),
          layer.number(),
          weights,
          bias,
          slopes,
          copy(layer, transposed),
          need.optimizer(),
          need.penalties(),
          loops.panels());
    }

    private static Split ofWeights(LayerPlan layer) {
      return layer.byOutputs() ? Split.OUTPUTS : Split.INPUTS;
    }

    /** The field of the copy of a layer's weights, transposed. */
    private Optional<String> copy(LayerPlan layer, boolean transposed) {
      if (sharesWeights()) {
        return layer.number() == 1 ? Optional.of("w2") : Optional.empty();
      }
      return transposed ? Optional.of("t" + layer.number()) : Optional.empty();
    }

    /** The inner loop of an update of parameters in rows of {@code width}. */
    private void row(int width, Penalties penalties) {
      if (need.optimizer().searches()) {
        return;
      }
      rows.add(
          loops.panels()
              ? new PanelKernel.UpdateSpan(need.optimizer(), penalties)
              : new Kernel.UpdateRow(
                  Kernel.UpdateRow.name(width, penalties), width, need.optimizer(), penalties));
    }

    private Optional<Kernel.Limit> limit(LayerPlan layer, boolean transposed) {
      OptionalDouble norm = need.penalties().maxNorm();
      if (norm.isEmpty() || !layer.hasWeights()) {
        return Optional.empty();
      }
      return layer
          .dense()
          .map(
              dense ->
                  new Kernel.Limit(
                      "limit" + layer.number(),
                      layer.number(),
                      dense.fanIn(),
                      dense.fanOut(),
                      norm.getAsDouble(),
                      copy(layer, transposed)));
    }
  }
}
