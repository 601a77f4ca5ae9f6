def log = new File(basedir, 'build.log').getText('UTF-8')
def lines = log.readLines()
def count = { String text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }

// The second build does not train again; the third does, since the file is another: to the same weights.
def weights = (log =~ /nnc: trained Iris in \d+ epochs: .*; weights ([0-9a-f]{32})/).collect { it[1] }
assert weights.size() == 2
assert weights[0] == weights[1]
assert count('nnc: Iris is trained already') == 1
assert new File(basedir, 'target/classes/com/example/iris/Iris.safetensors').isFile()
assert new File(basedir, 'target/classes/com/example/iris/Iris.class').isFile()
assert count('nnc: Iris is as expected (3 of 3)') == 2

// An expectation that is not met is an error of its line.
def place = new File(basedir, 'unmet/com/example/iris/iris.nn').path + ':['
assert lines.findAll { it.startsWith('[ERROR] ' + place) && it.endsWith(',3] NN0808 expected parameters <= 200, and it is 243') }.size() == 1
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 1 error -> [Help 1]') }.size() == 1
return true
