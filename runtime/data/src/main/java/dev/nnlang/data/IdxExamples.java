package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;
import java.util.Arrays;
import java.util.Objects;

/** Images with their labels; a byte a pixel, as in the file. */
final class IdxExamples implements ExampleSource {
  private final IdxItems images;
  private final IdxItems labels;
  private final IdxLabels meaning;

  IdxExamples(IdxItems images, IdxItems labels, IdxLabels meaning) {
    this.images = images;
    this.labels = labels;
    this.meaning = meaning;
  }

  @Override
  public int size() {
    return images.count();
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    Objects.checkIndex(n, images.count());
    images.read(n, input);
    int index = meaning.index(labels.at(n, 0));
    if (meaning.width() == 1) {
      target[0] = index;
      return;
    }
    Arrays.fill(target, 0, meaning.width(), 0);
    target[index] = 1;
  }
}
