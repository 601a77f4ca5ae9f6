package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads the text of a file into records. Reentrant: nothing is kept between two calls. */
public final class Parser {
  private Parser() {}

  /**
   * Reads {@code source}. Every text is answered: with a file, with errors, or with both. After an
   * error in one entry of a block reading goes on at the next; what is returned then lacks the
   * faulty entries, and is not to be checked.
   *
   * @param source any text, however hostile
   * @param diagnostics where errors go, at most one for each entry
   * @return the file; empty only after an error that leaves nothing to read
   */
  public static Optional<FileSyntax> parse(SourceFile source, Diagnostics diagnostics) {
    int length = source.text().length();
    if (length > SourceText.LIMIT) {
      diagnostics.add(SourceText.tooLarge(length + " characters"));
      return Optional.empty();
    }
    Optional<List<Token>> tokens = Tokens.of(source, diagnostics);
    if (tokens.isEmpty() || !CheckEdition.run(tokens.get(), diagnostics)) {
      return Optional.empty();
    }
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens.get()));
    stream.fill();
    return tree(stream, diagnostics).map(new BuildFile(stream, source, diagnostics)::file);
  }

  /** Fast first; whatever the fast prediction stumbles over is read again with the full one. */
  private static Optional<NnParser.FileContext> tree(
      CommonTokenStream stream, Diagnostics diagnostics) {
    NnParser parser = new NnParser(stream);
    parser.removeErrorListeners();
    parser.setTrimParseTree(true);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(parser.file());
    } catch (ParseCancellationException stumbled) {
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new RecoverAtEntries(new SyntaxErrors(diagnostics)));
    }
    try {
      return Optional.of(parser.file());
    } catch (ParseCancellationException tooManyErrors) {
      return Optional.empty();
    }
  }
}
