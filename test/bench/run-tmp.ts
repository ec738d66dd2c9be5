import {benchSimilar} from '/work/wt-similar/test/bench/similar'; import {toMarkdown} from '/work/wt-similar/test/bench/report';
benchSimilar().then(s=>{console.log(s.map(toMarkdown).join('\n'));process.exit(0)});
