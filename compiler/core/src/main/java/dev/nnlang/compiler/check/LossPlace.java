package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a loss is written, or, where it is a default, the name that a message points at instead.
 *
 * @param written the value of {@code loss:}
 */
record LossPlace(Optional<Span> written, Span otherwise) {

  /** Starts a message about the loss; a default is called one. */
  Diagnostic.Builder report(Code code, String message) {
    Diagnostic.Builder finding = Diagnostic.of(code, written.orElse(otherwise), message);
    return written.isPresent() ? finding : finding.note("the loss is a default: no `loss` is set");
  }

  /** Proposes another loss, as an edit where there is something to replace. */
  Diagnostic.Builder instead(Diagnostic.Builder finding, String loss) {
    return written.isPresent()
        ? finding.fix(String.format(Locale.ROOT, "write `%s`", loss), written.get(), loss)
        : finding.help(String.format(Locale.ROOT, "write `loss: %s`", loss));
  }
}
