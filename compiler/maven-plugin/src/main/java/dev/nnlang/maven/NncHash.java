package dev.nnlang.maven;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;

/** A hash of all that makes up nnc: another build of one version may make something else. */
final class NncHash {
  private NncHash() {}

  /** Over the contents of the files of {@code artifacts}, in whatever order they come. */
  static String of(Collection<Artifact> artifacts) throws IOException {
    List<File> files =
        artifacts.stream().sorted().map(Artifact::getFile).filter(Objects::nonNull).toList();
    Sha256 hash = new Sha256();
    for (File file : files) {
      hash.add(file.toPath());
    }
    return hash.hex();
  }
}
