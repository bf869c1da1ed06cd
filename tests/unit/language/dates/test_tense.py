"""Invented sentences, each with one weekday; "+" means the one to come, "-" the one gone."""

import pytest

from newsloom.language.dates.tense import Direction, direction

CASES = """\
+ The two ministers will meet [Monday] in Alderport.
- The two ministers met [Monday] in Alderport.
- The minister said [Monday] that the bridge will be closed.
+ The bridge is to be closed on [Monday].
+ The bridge will be closed [Monday], the mayor said.
- On [Monday], the council rejected the plan.
+ On [Monday], the council will vote on the plan.
+ The council is scheduled to vote [Monday].
+ The council is due to hear the case [Monday].
+ A vote is expected [Monday].
+ The hearing was postponed to [Monday].
+ The deadline was extended until [Monday].
+ Officials must file the papers by [Monday].
- Prices fell 3 percent to 41.20 on [Monday].
- Shares of the group were down 2 percent in trading [Monday].
- The couple were found dead [Monday] at their home.
- Neither the owner nor his lawyer could be reached [Monday].
- The firm did not respond to questions [Monday].
- The spokeswoman declined to comment [Monday].
- The governor refused to sign the bill [Monday].
- The pilot failed to return on [Monday].
- The strike, which began [Monday], has closed four ports.
+ The strike, which begins [Monday], will close four ports.
+ The leaders meet [Monday] for the first time in years.
+ The exhibition opens [Monday] at the town hall.
- The suspect was ordered to appear in court and was sent home [Monday].
- Police have questioned him since [Monday].
- He had been expected to testify [Monday].
+ She plans to fly to Ravenholm on [Monday].
+ They are flying to Ravenholm on [Monday].
+ He hopes to be back at work [Monday].
+ Talks could resume [Monday] if both sides agree.
+ Rain may reach the coast by [Monday].
- In an address [Monday], the president defended the treaty.
- The bank, which had hired 40 people [Monday], said it would shut.
- "We have won," she told a crowd [Monday].
+ Ahead of [Monday]'s summit, the two sides are far apart.
- After [Monday]'s summit, the two sides were still far apart.
- The vote [Monday] was the closest in years.
+ The vote [Monday] will be the closest in years.
- A court in Alderport [Monday] sentenced the man to six years.
- It was the second attack since [Monday].
+ The museum said it would reopen [Monday].
+ The envoy is to arrive [Monday] and leave two days later.
- The body of the climber was recovered [Monday], officials said.
+ Schools, closed since the storm, are to reopen [Monday].
- The team arrived in Ravenholm [Monday] to inspect the damage.
- Rescuers tried to reach the hut [Monday] but were turned back.
- Ministers agreed [Monday] to lift the ban.
+ Ministers agreed to lift the ban [Monday].
- The company reported a loss on [Monday].
- A man has been charged with theft, police announced [Monday].
+ The law takes effect [Monday].
+ The sale is set for [Monday].
+ The trial has been set for [Monday].
- The committee's report, released [Monday], blames the pilot.
- Police are investigating [Monday]'s fire.
- Thousands gathered in the square to protest [Monday].
- He flew to Ravenholm to see his doctor [Monday].
+ The club has invited her to speak [Monday].
+ He is likely to be freed [Monday].
- The minister will answer questions about [Monday]'s crash.
+ The committee's report, to be released [Monday], blames the pilot.
"""
EXPECTED = {"+": Direction.FUTURE, "-": Direction.PAST}


@pytest.mark.parametrize("case", CASES.splitlines())
def test_a_weekday_lies_where_its_verb_says(case: str) -> None:
    sentence = case[2:]
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    found = direction(text, start, end)
    if EXPECTED[case[0]] is Direction.PAST:
        assert found is not Direction.FUTURE
    else:
        assert found is Direction.FUTURE
