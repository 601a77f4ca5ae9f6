def log = new File(basedir, 'build.log').getText('UTF-8')
def lines = log.readLines()
def path = { String name -> new File(basedir, "models/${name}").path }
def only = { String level, String start ->
  def found = lines.findAll { it.contains(start) }
  assert found.size() == 1 : "$start: $found"
  assert found[0].startsWith("[$level] $start")
}

// Every error of every file, once, in the form of javac's.
only('ERROR', path('broken/com/acme/One.nn') + ':[5,43] NN0201 `tanhh` is not a unit')
only('ERROR', path('broken/com/acme/One.nn') + ':[5,35] NN0301 ')
only('ERROR', path('broken/two.nn') + ':[6,17] NN0303 ')
assert lines.contains('  help: did you mean `tanh`?')
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 3 errors -> [Help 1]') }.size() == 1

only('WARNING', path('warned/warned.nn') + ':[4,10] NN0505 ')
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 1 warning, and failOnWarning is set -> [Help 1]') }.size() == 1

// What data and model disagree about: the column, and its place in both.
only('ERROR', path('data/com/acme/header.nn') + ':[7,19] NN0602 header.csv:1: there is no column `width`')
only('WARNING', path('data/com/acme/header.nn') + ':[7,19] NN0603 header.csv:1: column `breadth` is not used')
only('ERROR', path('data/com/acme/label.nn') + ':[7,19] NN0605 label.csv:3: column `kind`: `huge` is not a label of it')
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 2 errors -> [Help 1]') }.size() == 1

// No finding of a model twice.
assert lines.findAll { it =~ /:\[\d+,\d+\] NN/ }.size() == 7

// An input that got another name is missed by javac, where the application calls it.
def use = new File(basedir, 'src/main/java/com/acme/BoxUse.java').path
assert lines.findAll { it.startsWith("[ERROR] $use:[8,15] cannot find symbol") }.size() >= 1
assert lines.findAll { it.contains('method width()') }.size() >= 1

// No half of a result, and no trace of ours.
def made = []
new File(basedir, 'target/generated-sources/nn').eachFileRecurse(groovy.io.FileType.FILES) { made << it.name }
assert made == ['Box.java']
assert !log.contains('\tat dev.nnlang')
return true
