// Discourse sets up qunit-dom itself; only its types are missing from there.
import "qunit-dom";
