// The page strict.html tells the policy that it was sent with, and what browsers have reported to the server since it started.
const [reports, policy] = ['#reports', '#policy'].map((found) => document.querySelector(found));
const {headers} = await fetch(location.href, {method: 'HEAD'});
policy.textContent = (headers.get('Content-Security-Policy') ?? '').replaceAll('; ', ';\n');

const tell = async () => {
  const {total} = await (await fetch('/csp-reports')).json();
  const words = total === 0 ? reports.dataset.none : reports.dataset.some.replace('{count}', total);
  if (reports.textContent !== words) reports.textContent = words;
};
await tell();
setInterval(tell, 5000);
