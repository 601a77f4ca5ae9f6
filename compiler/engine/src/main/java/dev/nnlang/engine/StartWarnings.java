package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Start;
import dev.nnlang.runtime.TrainingListener;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Says once, before the first update, what the book warns of and the data shows. What the text of
 * the model shows has been said when it was checked, and is not said again.
 */
final class StartWarnings implements TrainingListener {
  private final CheckedModel model;
  private final Signature signature;
  private final ExampleSource train;
  private final Consumer<Warning> warnings;

  /**
   * @param train the training set
   * @param warnings told of what is found
   */
  StartWarnings(
      CheckedModel model, Signature signature, ExampleSource train, Consumer<Warning> warnings) {
    this.model = model;
    this.signature = signature;
    this.train = train;
    this.warnings = warnings;
  }

  @Override
  public void onStart(Start start) {
    BiConsumer<Code, String> warn = (code, text) -> warnings.accept(Warning.of(code, text));
    new TrainingSetWarnings(model, signature, train, warn).run();
    new FirstBatchWarnings(model.network(), start, warn).run();
  }

  @Override
  public void onEpoch(Progress progress) {}
}
