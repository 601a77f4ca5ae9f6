package dev.nnlang.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model block declares, with every width known.
 *
 * @param packageName with dots; empty for the default package
 */
public record Network(
    String packageName,
    String name,
    Optional<String> doc,
    Precision precision,
    List<Field> inputs,
    List<Field> outputs,
    List<Layer> layers) {
  public Network {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    int width = inputs.stream().mapToInt(Field::width).reduce(0, Math::addExact);
    for (Layer layer : layers) {
      Require.that(layer.inputWidth() == width, layer + " follows a width of " + width);
      width = layer.outputWidth();
    }
    int outputWidth = outputs.stream().mapToInt(Field::width).reduce(0, Math::addExact);
    Require.that(outputWidth == width, "outputs " + outputWidth + ", last layer " + width);
  }

  /** Numbers that enter: the sum of the inputs' widths. */
  public int inputWidth() {
    return inputs.stream().mapToInt(Field::width).sum();
  }

  /** Numbers that leave: the sum of the outputs' widths. */
  public int outputWidth() {
    return outputs.stream().mapToInt(Field::width).sum();
  }

  /** What the outputs make of it. */
  public Task task() {
    Field first = outputs.get(0);
    return first
        .type()
        .accept(
            new Field.Type.Visitor<>() {
              @Override
              public Task real(Field.Real real) {
                return Task.REGRESSION;
              }

              @Override
              public Task bool(Field.Bool bool) {
                return outputWidth() == 1 ? Task.TWO_CLASS : Task.MULTI_LABEL;
              }

              @Override
              public Task oneOf(Field.OneOf oneOf) {
                return Task.CLASSIFICATION;
              }
            });
  }

  /** The layers with weights, in order. */
  public List<Layer.Dense> denseLayers() {
    return layers.stream()
        .filter(Layer.Dense.class::isInstance)
        .map(Layer.Dense.class::cast)
        .toList();
  }

  /** The unit that the outputs come from. */
  public Unit outputUnit() {
    Layer last = layers.get(layers.size() - 1);
    if (last instanceof Layer.Activation activation) {
      return activation.unit();
    }
    return denseLayers().get(denseLayers().size() - 1).unit();
  }

  /** Learned numbers. */
  public long parameterCount() {
    long slopes =
        layers.stream()
            .filter(
                layer ->
                    layer instanceof Layer.Activation activation
                        && activation.unit() instanceof Unit.PRelu)
            .mapToLong(Layer::inputWidth)
            .sum();
    return slopes + denseLayers().stream().mapToLong(Layer.Dense::parameterCount).sum();
  }

  /** The same network in another precision. */
  public Network withPrecision(Precision other) {
    return new Network(packageName, name, doc, other, inputs, outputs, layers);
  }
}
