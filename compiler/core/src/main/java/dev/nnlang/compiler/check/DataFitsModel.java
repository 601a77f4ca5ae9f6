package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import java.util.Optional;

/** Judges what a data block itself holds against the model that is trained on it. */
final class DataFitsModel {
  private final Data data;
  private final Network network;
  private final DataPlaces places;
  private final Diagnostics diagnostics;

  DataFitsModel(Data data, Network network, DataPlaces places, Diagnostics diagnostics) {
    this.data = data;
    this.network = network;
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void check() {
    source("from", data.whole());
    source("train", data.train());
    source("validation", data.validation());
    source("test", data.test());
    requireStrata();
  }

  private void source(String key, Optional<Data.Source> source) {
    if (source.isPresent() && source.get() instanceof Data.Rows rows) {
      DataRowsFitModel.check(data.name(), rows, places.table(key), network, diagnostics);
    }
  }

  /** A stratified split keeps the share of each class, so there must be classes. */
  private void requireStrata() {
    boolean stratified = data.split().map(Data.Split::stratified).orElse(false);
    boolean classes = network.task() == Task.CLASSIFICATION || network.task() == Task.TWO_CLASS;
    if (stratified && !classes) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_SPLIT,
                  places.stratified(),
                  "`%s` has no classes to stratify `%s` by".formatted(network.name(), data.name()))
              .help("remove `stratified`")
              .build());
    }
  }
}
