def log = new File(basedir, 'build.log').getText('UTF-8')
def lines = log.readLines()
def count = { String text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }

// The second build does not train again; the third and the last do, since the file is another: to the same weights.
def weights = (log =~ /nnc: trained Iris in \d+ epochs: .*; weights ([0-9a-f]{32})/).collect { it[1] }
assert weights.size() == 3
assert weights.toSet().size() == 1
assert count('nnc: Iris is trained already') == 1
assert new File(basedir, 'target/classes/com/example/iris/Iris.safetensors').isFile()
assert new File(basedir, 'target/classes/com/example/iris/Iris.class').isFile()
assert count('nnc: Iris is as expected (3 of 3)') == 2

// An expectation that is not met is an error of its line.
def place = new File(basedir, 'unmet/com/example/iris/iris.nn').path + ':['
assert lines.findAll { it.startsWith('[ERROR] ' + place) && it.endsWith(',3] NN0808 expected parameters <= 200, and it is 243') }.size() == 1
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 1 error -> [Help 1]') }.size() == 1

// A test for each expectation, which passes or says what is expected, what is there, and where.
def test = 'com.example.iris.IrisExpectationsTest'
assert (log =~ /Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: [^\n]* ${test}/).size() == 2
assert (log =~ /Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: [^\n]* ${test}/).size() == 1
def missed = 'unmet/com/example/iris/iris.nn:32: expected parameters <= 200, got 243'
assert lines.findAll { it.startsWith('[ERROR]') && it.contains('IrisExpectationsTest.parameters_at_most_200') && it.endsWith(missed) }.size() == 1
def report = new groovy.xml.XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-${test}.xml"))
assert report.testcase.collectEntries { [it.@name.text(), it.failure.@message.text()] } == [
    'test_accuracy_at_least_90_percent': '',
    'parameters_at_most_200': missed,
    'predict_5_1_3_5_1_4_0_2_is_setosa': '']
def java = new File(basedir, 'target/generated-test-sources/nn/com/example/iris/IrisExpectationsTest.java').text
assert !java.contains(basedir.path)

assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: the tests of expectations need dev.nnlang:nnc-data; add it to the dependencies, with the scope test -> [Help 1]') }.size() == 1
return true
