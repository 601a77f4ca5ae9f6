package dev.nnlang.runtime;

import dev.nnlang.runtime.FaultyChannel.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The disk of this machine, but for one call, which fails: the n-th of all. */
final class FailingDisk implements Disk {
  private final int failing;
  private int calls;

  /**
   * @param failing the number of the call, from 1
   */
  FailingDisk(int failing) {
    this.failing = failing;
  }

  /** Whether the call has come. */
  boolean failed() {
    return calls >= failing;
  }

  private boolean failsNow() {
    calls++;
    return calls == failing;
  }

  private void call() throws IOException {
    if (failsNow()) {
      throw new IOException("Input/output error");
    }
  }

  /** Opening, writing, forcing and closing are four calls. */
  @Override
  public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    call();
    FileChannel channel = FileChannel.open(file, options);
    for (Fault fault : List.of(Fault.FULL, Fault.NOT_FORCED, Fault.NOT_CLOSED)) {
      if (failsNow()) {
        return new FaultyChannel(channel, fault);
      }
    }
    return channel;
  }

  /** Opening and reading are two calls. */
  @Override
  public InputStream read(Path file) throws IOException {
    call();
    InputStream in = Disk.super.read(file);
    if (!failsNow()) {
      return in;
    }
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        throw new IOException("Input/output error");
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        throw new IOException("Input/output error");
      }
    };
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    call();
    Disk.super.move(file, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    call();
    Disk.super.delete(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    call();
    return Disk.super.list(folder);
  }

  @Override
  public void force(Path folder) throws IOException {
    call();
    Disk.super.force(folder);
  }
}
