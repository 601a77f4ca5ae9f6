package dev.nnlang.maven;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.engine.FileProblem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: which models, how they are compiled, and how a goal fails. */
abstract class AbstractNncMojo extends AbstractMojo {
  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildFolder;

  /** Patterns of the files that are read, below the source folder. */
  @Parameter(property = "nnc.includes", defaultValue = "**/*.nn")
  private List<String> includes = List.of();

  /** Patterns of the files that are not read all the same. */
  @Parameter(property = "nnc.excludes")
  private List<String> excludes = List.of();

  /**
   * The package of all files. Without it, a file below a folder of the source folder belongs to the
   * package of that folder, and a file in the source folder itself to that of its package line. A
   * package line that says otherwise is an error.
   */
  @Parameter(property = "nnc.packageName")
  private @Nullable String packageName;

  /** How the models are encoded. Models are UTF-8: anything else is refused. */
  @Parameter(defaultValue = "${project.build.sourceEncoding}")
  private @Nullable String encoding;

  /**
   * Options of the compiler by the long names that the command {@code nnc} has for them: {@code
   * target}, {@code plain}, {@code vector} or {@code both}; {@code set}, {@code NAME=VALUE} for
   * each param, with commas between; and {@code standalone}, {@code true} for classes that need no
   * {@code nnc-runtime}. An option that the compiler does not have is an error.
   */
  @Parameter private Map<String, String> options = Map.of();

  /** Do nothing. */
  @Parameter(property = "nnc.skip", defaultValue = "false")
  private boolean skip;

  /** Fail the build on warnings too. */
  @Parameter(property = "nnc.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /** Fail the build where there is no model. */
  @Parameter(property = "nnc.failOnMissingSources", defaultValue = "false")
  private boolean failOnMissingSources;

  /** The folder with the models. */
  abstract File sourceFolder();

  /**
   * Does the work.
   *
   * @param sources at least one, or none where the goal has to clear up all the same
   */
  abstract void run(List<ModelSource> sources, CompilerOptions options, Findings findings)
      throws IOException, BadParameter, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("nnc: skipped");
      return;
    }
    try {
      requireUtf8();
      CompilerOptions known = CompilerOptions.of(options);
      List<ModelSource> sources = sources();
      known.params().requireUse(sources);
      run(sources, known, new Findings(getLog(), failOnWarning));
    } catch (BadParameter parameter) {
      throw new MojoFailureException("nnc: " + parameter.getMessage());
    } catch (FileProblem problem) {
      throw new MojoFailureException(
          "nnc: " + problem.code().number() + " " + problem.getMessage() + "; " + problem.help(),
          problem);
    } catch (IOException failure) {
      throw new MojoExecutionException("nnc: " + failure.getMessage(), failure);
    } catch (CompilerBug bug) {
      throw new MojoExecutionException(
          "nnc made a mistake: " + bug.getMessage() + "; please report it, with the model", bug);
    }
  }

  private void requireUtf8() throws BadParameter {
    if (encoding == null || encoding.isBlank()) {
      return;
    }
    try {
      if (Charset.forName(encoding).equals(StandardCharsets.UTF_8)) {
        return;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      // Is refused as any other.
    }
    throw new BadParameter(
        "the encoding is "
            + encoding
            + ", and models are UTF-8; set <encoding>UTF-8</encoding> in the configuration of nnc,"
            + " or project.build.sourceEncoding");
  }

  private List<ModelSource> sources() throws MojoFailureException {
    Path folder = sourceFolder().toPath();
    List<ModelSource> sources =
        new ModelFolder(
                folder,
                includes,
                excludes,
                Optional.ofNullable(packageName).filter(name -> !name.isBlank()))
            .sources();
    if (sources.isEmpty()) {
      String missing = "nnc: there are no models in " + folder;
      if (failOnMissingSources) {
        throw new MojoFailureException(missing);
      }
      getLog().info(missing);
    }
    return sources;
  }

  /** Where this execution of the goal remembers what it made. */
  final StateFile stateFile() {
    return StateFile.of(buildFolder.toPath(), execution.getExecutionId(), execution.getGoal());
  }

  /** A hash of nnc and of what it is told. */
  final String maker(CompilerOptions options) throws IOException {
    return new Sha256()
        .add(NncHash.of(plugin.getArtifacts()))
        .add(options.text())
        .add(String.valueOf(packageName))
        .add(String.valueOf(failOnWarning))
        .hex();
  }
}
