package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.Collection;
import java.util.Optional;

/**
 * What settings, rules and expectations are judged against.
 *
 * @param data the block that the training names, where there is one
 * @param reconstructs whether the targets are a layer's own inputs, as in a greedy auto-encoder
 */
record TrainScene(
    Network network,
    Optional<Data> data,
    boolean reconstructs,
    Numbers numbers,
    SourceFile source,
    Diagnostics diagnostics) {

  /** The same scene where the targets are a layer's own inputs, or are not. */
  TrainScene reconstructing(boolean does) {
    return new TrainScene(network, data, does, numbers, source, diagnostics);
  }

  /** What judges the numbers that the network counts with. */
  Representable representable() {
    return new Representable(network.precision(), diagnostics);
  }

  /** The text of the file at {@code span}. */
  String textAt(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  /** Says it. */
  void report(Diagnostic.Builder finding) {
    diagnostics.add(finding.build());
  }

  /** Says that {@code typed} at {@code place} is none of the {@code known} names. */
  void unknown(Span place, String typed, Collection<String> known, String message) {
    diagnostics.add(TrainUnknown.of(Code.UNKNOWN_NAME, place, typed, known, message));
  }
}
