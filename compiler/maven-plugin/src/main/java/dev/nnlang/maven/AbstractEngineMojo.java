package dev.nnlang.maven;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.ModelFile;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Goals that look at the data of models too. */
abstract class AbstractEngineMojo extends AbstractNncMojo {
  /** The folder with the models. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  /** The folder that the paths of data start from. Without it, that of each model. */
  @Parameter(property = "nnc.dataDirectory")
  private @Nullable File dataDirectory;

  @Override
  final File sourceFolder() {
    return sourceDirectory;
  }

  /**
   * The models of all files, none with an error; what is found is reported.
   *
   * @param stages how far a file is taken
   */
  final List<LocatedModel> models(
      List<ModelSource> sources,
      CompilerOptions options,
      Findings findings,
      Function<ModelFile, CompileResult> stages)
      throws MojoFailureException {
    List<LocatedModel> models = new ArrayList<>();
    for (ModelSource source : sources) {
      ModelFile file = read(source, options);
      CompileResult result = stages.apply(file);
      findings.add(result.diagnostics(), file.source());
      models.addAll(LocatedModel.all(source, file, result));
    }
    findings.failIfFatal();
    return models;
  }

  private ModelFile read(ModelSource source, CompilerOptions options) {
    ModelFile file =
        ModelFile.read(source.file().toAbsolutePath(), Map.of()).inPackage(source.packageName());
    file = file.withParams(options.params().of(file.source()));
    return dataDirectory == null
        ? file
        : file.withData(new DataLocations(dataDirectory.toPath(), Map.of()));
  }
}
