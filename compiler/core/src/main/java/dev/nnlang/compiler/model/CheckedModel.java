package dev.nnlang.compiler.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One model of a file with all that the file says about it; nothing is left to check.
 *
 * @param params the values of the file's params, overrides applied, as written
 * @param training of the train block that names the model
 * @param data the block that the training names
 */
public record CheckedModel(
    Network network,
    Map<String, String> params,
    Optional<Training> training,
    Optional<Data> data,
    List<Expectation> expectations) {
  public CheckedModel {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    expectations = List.copyOf(expectations);
  }

  /** The same model in another precision. */
  public CheckedModel withPrecision(Precision precision) {
    return new CheckedModel(network.withPrecision(precision), params, training, data, expectations);
  }
}
