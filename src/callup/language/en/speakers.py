"""How English names its speakers. In: nothing. Out: a table. Deliberately missing: rules."""

from callup.language.speakers import SpeakerWords, words

_FIRST_NAMES = frozenset(
    """aleksandr alexander aleksander alexandr aleksandra alexandra alexei aleksei aleksey alexey alyona alina alisa alla albert anastasia anastasiya anatoly
    anatoliy andrei andrey angelina anna anton antonina anzhela arkady arkadiy arman arsen arseny artem artyom artur arthur aslan akhmed ahmed azamat
    bator bair bogdan boris bulat daniil danil daniel daria darya david denis diana dilshod dinara dmitri dmitry dmitriy eduard egor ekaterina elena eldar
    elina elvira emil evgeny evgeniy evgenia fedor fyodor galina gennady gennadiy georgy georgiy gleb grigory grigoriy gulnara ibragim igor ildar ilnar ilya
    ilyas inna ivan irina islam ismail kamil karina kirill konstantin kristina ksenia kseniya larisa leonid lev lidia lidiya lyubov lyudmila ludmila
    magomed maksim maxim marat margarita maria mariya marina mark marat matvei mikhail mikhael mila murat nadezhda nail natalia natalya nikita nikolai nikolay
    nina oksana oleg olesya olga pavel petr pyotr polina rail ramil ramis rasul rashid raisa renat rinat robert rodion roman ruslan rustam salavat sergei sergey
    semyon semen shamil sofia sofya stanislav stepan svetlana taras tamara tatiana tatyana timofei timur tatiana ulyana vadim valentin valentina valeria valeriya
    valery valeriy vasily vasiliy vera veronika victor viktor viktoria viktoriya vitaly vitaliy vladimir vladislav vlad vyacheslav yakov yana yaroslav yegor yekaterina
    yelena yevgeny yevgeniya yulia yuliya yuri yuriy yury zakhar zaur zinaida zoya oleksandr oleksii oleksiy volodymyr serhii serhiy mykola dmytro andriy
    mykhailo kateryna olena iryna yurii petro vasyl bohdan""".split()
)
TABLE = SpeakerWords(
    names_by="list",
    first_names=_FIRST_NAMES,
    woman_endings=("a", "ya"),
    men=frozenset("ilya nikita danila kuzma luka foma mykola".split()),
    women=words("spokeswoman chairwoman woman mother wife daughter sister girlfriend businesswoman widow"),
    posts=(
        words("deputy deputies vice first_deputy"),
        words("governor gov governors head_of_the_region regional_head"),
        words("mayor"),
        words("lawmaker lawmakers mp mps senators sen rep senator legislator parliamentarian congressman congresswoman"),
        words("commissar"),
        words("minister ministers secretary"),
        words("president head_of_state"),
        words("spokesman spokeswoman spokesperson representative"),
        words("general gen lt maj col adm capt admiral colonel marshal commander officer major lieutenant captain sergeant"),
        words("analyst expert sociologist pollster economist researcher historian scientist political_scientist demographer"),
        words("lawyer attorney advocate rights_activist rights_defender"),
        words("ombudsman ombudswoman commissioner"),
        words("chairman chairwoman chair head chief director leader speaker heads leaders"),
    ),
    roles=words(
        """premier prime_minister chancellor ambassador professor journalist correspondent activist blogger milblogger politician
        prosecutor judge founder co-founder editor recruiter envoy adviser advisor aide official ex-president ex-minister fellow
        secretary-general coordinator member author writer propagandist host presenter candidate financier insider diplomat"""
    ),
    short=words("gen. lt. maj. col. adm. capt. sgt. gov. sen. rep. prof. dr."),
    private=words(
        """resident mother father wife husband son daughter brother sister relative girlfriend boyfriend student teacher
        hairdresser driver engineer programmer worker employee pensioner barber waiter entrepreneur businessman soldier
        conscript reservist recruit inmate convict man woman farmer nurse clerk designer musician manager freelancer neighbour
        neighbor friend #-year-old aged_# who_fled who_left who_was_mobilised who_was_mobilized who_received mobilised mobilized
        doctor"""
    ),
    people=words(
        """officials official sources source members member fighters soldiers soldier analysts experts insiders insider
        representatives employees employee recruiters recruiter prisoners prisoner deputies lawmakers men people residents
        relatives wives mothers milbloggers milblogger bloggers blogger activists lawyers observers readers volunteers recruits
        conscripts convicts inmates ultranationalists nationalists users journalists monitors"""
    ),
    bodies=words(
        """ministry ministries department committee committees center centre institute team times university council directorate
        staff corporation group party agency service services foundation bank union court office news command parliament
        government administration movement society association project press media commission assembly senate congress military
        forces army guard police embassy network coalition initiative lab fund board school academy company intelligence
        organisation organization think-tank federation pentagon commissariat security post journal gazette radio tv channel
        broadcaster endowment college"""
    ),
    carriers=words(
        """newspaper outlet news_outlet media_outlet agency news_agency site news_site website magazine broadcaster publication
        channel telegram_channel portal paper blog project movement group"""
    ),
    papers=words(
        """poll survey study report reports information data figures statement summary update assessment bulletin testimony
        calculation calculations estimate estimates briefing document article publication announcement"""
    ),
    anaphors=words("body agency organisation organization group institution summary report statement office centre center"),
    definite=words("the this that these those its their"),
    leads=words(
        """the a an this that these those its his her their another one unnamed anonymous according_to reported_by from by in at
        yesterday's today's yesterday’s today’s"""
    ),
    joins=words("of in from at on who with for to near close by that which shared under represents heads leads"),
    links=words("and"),
    of=words("of of_the by by_the from"),
    stops=words(
        """said says say told tells who which and but while as if when where that was were is are has had have will would added
        wrote writes reported reports announced claimed stated noted citing quoted interviewed met because since after before
        despite though although during including over against between until unless amid following called"""
    ),
    no_names=words(
        """the a an in on at but and one two three some many most several other others both as if when while after before since for
        from with by it he she they we i this that these those there meanwhile however earlier later also according local
        independent senior former acting no not january february march april may june july august september october november
        december monday tuesday wednesday thursday friday saturday sunday north south east west northern southern eastern
        western central far great new united world war state human rights open oblast oblasts telegram multiple krai
        republic okrug region prime dr mr mrs ms sir western nato eu what how why his her says said pro-*
        gen lt maj col adm capt sgt gov sen rep prof"""
    ),
    common=words("region* regional country local city district ministry national the of for its"),
    nations=words(
        """british uk u.k. us u.s. american belarus* kazakh* finnish german french estonian latvian lithuanian polish
        turkish georgian czech dutch chinese serbian britain great_britain washington london moldovan norwegian swedish
        iranian israeli european soviet baltic spanish italian japanese korean armenian azerbaijani uzbek tajik kyrgyz"""
    ),
    pronouns={
        "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "it": "n", "its": "n", "they": "p", "them": "p",
        "their": "p", "who": "mfnp", "we": "", "i": "", "you": "",
    },
    modifiers=4,
)  # fmt: skip
