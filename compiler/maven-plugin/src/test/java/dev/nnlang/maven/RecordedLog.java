package dev.nnlang.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that can be read: {@code [level] text}, a line each. */
final class RecordedLog {
  private final List<String> lines = new ArrayList<>();

  /** The log to write to. */
  Log log() {
    return new SystemStreamLog() {
      @Override
      public void info(CharSequence text) {
        lines.add("[info] " + text);
      }

      @Override
      public void warn(CharSequence text) {
        lines.add("[warn] " + text);
      }

      @Override
      public void error(CharSequence text) {
        lines.add("[error] " + text);
      }
    };
  }

  /** What was written. */
  List<String> lines() {
    return lines;
  }
}
