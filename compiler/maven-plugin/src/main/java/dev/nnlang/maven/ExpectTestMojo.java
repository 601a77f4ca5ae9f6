package dev.nnlang.maven;

import java.io.File;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes a JUnit 5 test of each expectation of a model, judged by the weights beside its class:
 * those that the goal {@code train} has saved, or that lie among the resources.
 */
@Mojo(
    name = "expect-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class ExpectTestMojo extends AbstractGenerateMojo {
  /** The folder with the models. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  /** The folder that the paths of data start from. Without it, that of each model. */
  @Parameter(property = "nnc.dataDirectory")
  private @Nullable File dataDirectory;

  /** The folder that the Java goes into. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/nn")
  private File outputDirectory;

  private @Nullable ExpectationTests tests;

  @Override
  File sourceFolder() {
    return sourceDirectory;
  }

  @Override
  File outputFolder() {
    return outputDirectory;
  }

  @Override
  void register(String folder) {
    project.addTestCompileSourceRoot(folder);
  }

  @Override
  ExpectationTests output() {
    if (tests == null) {
      tests =
          new ExpectationTests(
              project.getBasedir().toPath(), Optional.ofNullable(dataDirectory).map(File::toPath));
    }
    return tests;
  }

  @Override
  String speaker() {
    return "nnc: tests of expectations: ";
  }

  @Override
  String places() {
    return output().text() + " " + sourceDirectory;
  }

  /** Else javac would say what is missing, in a file that nobody wrote. */
  @Override
  void requireLibraries() throws MojoFailureException {
    require("org.junit.jupiter", "junit-jupiter-api");
    require("dev.nnlang", "nnc-runtime");
    if (output().readData()) {
      require("dev.nnlang", "nnc-data");
    }
  }

  private void require(String group, String artifact) throws MojoFailureException {
    for (Artifact there : project.getArtifacts()) {
      if (there.getGroupId().equals(group) && there.getArtifactId().equals(artifact)) {
        return;
      }
    }
    throw new MojoFailureException(
        "nnc: the tests of expectations need "
            + group
            + ":"
            + artifact
            + "; add it to the dependencies, with the scope test");
  }
}
