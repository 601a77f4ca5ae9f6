package dev.nnlang.maven;

import dev.nnlang.compiler.Version;
import dev.nnlang.compiler.emit.ExpectationsEmitter;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The tests of what models expect. Places in them are seen from the folder of the project, where
 * tests run: the same project gives the same tests wherever it lies.
 */
final class ExpectationTests implements ModelOutput {
  private final Path project;
  private final Optional<Path> data;
  private boolean readData;

  /**
   * @param project the folder of the project
   * @param data the folder that the paths of data start from, if that is not the model's
   */
  ExpectationTests(Path project, Optional<Path> data) {
    this.project = project.toAbsolutePath().normalize();
    this.data = data;
  }

  /** A class that stands alone is no network of the runtime, by which the tests would judge it. */
  @Override
  public void require(CompilerOptions options) throws BadParameter {
    if (options.standalone()) {
      throw new BadParameter(
          "the goal `expect-test` cannot ask classes of the option `standalone`; leave one of the"
              + " two out, or judge by the goal `expect`");
    }
  }

  @Override
  public Optional<JavaSource> of(CompiledSource source, int index) {
    CheckedModel model = source.result().orElseThrow().models().get(index);
    if (model.expectations().isEmpty()) {
      return Optional.empty();
    }
    readData |= ExpectationsEmitter.readsData(model);
    Path file = source.source().file();
    return Optional.of(
        ExpectationsEmitter.emit(
            model, seen(file), seen(data.orElseGet(() -> folder(file))), Version.text()));
  }

  /** Whether a test that was made reads data. */
  boolean readData() {
    return readData;
  }

  /** What decides on the tests beside the models. */
  String text() {
    return project + " " + data;
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  private String seen(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path place =
        Objects.equals(absolute.getRoot(), project.getRoot())
            ? project.relativize(absolute)
            : absolute;
    return place.toString().replace(File.separatorChar, '/');
  }
}
